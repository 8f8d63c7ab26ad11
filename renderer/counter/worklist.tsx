import { useState, type ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isInHands } from '#shared/law/case-state.ts';
import { Business, type CaseRow } from '#shared/model/index.ts';
import { ageWords, ErrorNotice, useAsk } from '../client/index.ts';
import { Button, classNames, PersonName, StateMark } from '../components/index.ts';
import { CaseState } from './case-state.tsx';
import { CaseMarks } from './checks/case-marks.tsx';
import { UpcomingCounts } from './divorce/upcoming/upcoming-counts.tsx';
import { isPrepared } from './is-prepared.ts';
import { openingKeys } from './opening-keys.ts';

type Show = 'all' | 'own';

export interface WorklistProps {
  /** Whoever sits here: their own cases come first. */
  readonly staffId: string;
  readonly selected: string | null;
  readonly onSelect: (caseId: string) => void;
  readonly onOpenNew: (business: Business) => void;
  readonly opening: boolean;
  readonly onFind: () => void;
  readonly onFile: () => void;
  /** Whether the divorces that wait are shown. */
  readonly upcoming: boolean;
  readonly onUpcoming: () => void;
}

/** Cases still open, those bound to today first, then by how long the couple has waited; what is done today below. */
export function Worklist({
  staffId,
  selected,
  onSelect,
  onOpenNew,
  opening,
  onFind,
  onFile,
  upcoming,
  onUpcoming,
}: WorklistProps): ReactElement {
  const { t } = useTranslation('counter');
  const rows = useAsk('cases.worklist', {});
  const marks = new Map(useAsk('requests.marks', {}, { keep: true }).value?.map(({ caseId, state }) => [caseId, state]));
  const health = useAsk('hall.health', {}, { every: 60_000 });
  const office = useAsk('office.get', {});
  const [show, setShow] = useState<Show>(() => (localStorage.getItem('worklist') === 'own' ? 'own' : 'all'));
  const choose = (chosen: Show): void => {
    localStorage.setItem('worklist', chosen);
    setShow(chosen);
  };
  const now = health.value?.now;
  const isOwn = (row: CaseRow): boolean => row.registrarId === staffId;
  const shown = (rows.value ?? []).filter((row) => show === 'all' || isOwn(row));
  const counterName = (code: string): string => office.value?.office.counters.find((each) => each.code === code)?.name ?? code;
  const open = sortOpen(shown.filter(isInHands), isOwn);
  const done = shown.filter((row) => !isInHands(row)).toReversed();
  const line = (row: CaseRow): ReactElement => (
    <li key={row.id}>
      <button
        type="button"
        className={classNames('work-row', row.id === selected && 'work-row-selected')}
        aria-current={row.id === selected ? 'true' : undefined}
        onClick={() => onSelect(row.id)}
      >
        <span className="work-names serif">
          <span className="work-name">{row.manName ? <PersonName text={row.manName} /> : t('party.unnamed')} ·</span>{' '}
          <span className="work-name">{row.womanName ? <PersonName text={row.womanName} /> : t('party.unnamed')}</span>
        </span>
        <span className="work-facts">
          <CaseState row={row} />
          <span className="small soft">
            {!isInHands(row) || now === undefined ? row.number : t('worklist.waiting', { ...ageWords(t, row.openedAt, now) })}
          </span>
        </span>
        {!isOwn(row) && (
          <span className="small soft">{t('worklist.by', { name: row.registrarName, counter: counterName(row.counter) })}</span>
        )}
        {marks.get(row.id) === 'arrived' && (
          <StateMark tone="waiting" icon="warning">
            {t('request.mark.arrived')}
          </StateMark>
        )}
        {marks.get(row.id) === 'waiting' && (
          <StateMark tone="neutral" icon="clock">
            {t('request.mark.waiting')}
          </StateMark>
        )}
        <CaseMarks row={row} />
        {isPrepared(row) && <StateMark tone="waiting">{t('worklist.today')}</StateMark>}
      </button>
    </li>
  );
  return (
    <nav className="worklist" aria-label={t('worklist.title')}>
      <div className="worklist-head">
        <h2>{t('worklist.title')}</h2>
        <ToggleButtonGroup
          className="segments"
          aria-label={t('worklist.show')}
          disallowEmptySelection
          selectedKeys={[show]}
          onSelectionChange={([chosen]) => choose(chosen === 'own' ? 'own' : 'all')}
        >
          {(['all', 'own'] as const).map((each) => (
            <ToggleButton key={each} id={each} className="segment">
              {t(`worklist.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className="worklist-scroll">
        <ErrorNotice error={rows.error} />
        {open.length === 0 && <p className="soft small worklist-empty">{t(show === 'own' ? 'worklist.emptyOwn' : 'worklist.empty')}</p>}
        <ul>{open.map(line)}</ul>
        {done.length > 0 && <h3 className="worklist-group">{t('worklist.done')}</h3>}
        <ul>{done.map(line)}</ul>
      </div>
      <div className="worklist-foot">
        <UpcomingCounts shown={upcoming} onShow={onUpcoming} />
        {Business.options.map((business) => (
          <Button
            key={business}
            className="worklist-new"
            icon="plus"
            keys={openingKeys[business]}
            busy={opening}
            onPress={() => onOpenNew(business)}
          >
            {t(`worklist.new.${business}`)}
          </Button>
        ))}
        <Button keys="F3" onPress={onFind}>
          {t('worklist.find')}
        </Button>
        <Button variant="quiet" keys="F11" onPress={onFile}>
          {t('worklist.file')}
        </Button>
      </div>
    </nav>
  );
}

/** One's own before a colleague's; of these, certificates that must be handed over on the day they bear (M-34) first. */
function sortOpen(rows: readonly CaseRow[], isOwn: (row: CaseRow) => boolean): readonly CaseRow[] {
  return rows.toSorted(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)) || Number(isPrepared(b)) - Number(isPrepared(a)) || a.openedAt.localeCompare(b.openedAt),
  );
}
