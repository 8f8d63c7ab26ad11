import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '#shared/law/marriage/process.ts';
import type { CaseRow } from '#shared/model/index.ts';
import { ageWords, ErrorNotice, useAsk } from '../client/index.ts';
import { Button, classNames, StateMark } from '../components/index.ts';
import { CaseState } from './case-state.tsx';

export interface WorklistProps {
  readonly selected: string | null;
  readonly onSelect: (caseId: string) => void;
  readonly onOpenNew: () => void;
  readonly opening: boolean;
  readonly onFind: () => void;
}

/** Cases still open, those bound to today first, then by how long the couple has waited; what is done today below. */
export function Worklist({ selected, onSelect, onOpenNew, opening, onFind }: WorklistProps): ReactElement {
  const { t } = useTranslation('counter');
  const rows = useAsk('cases.worklist', {});
  const health = useAsk('hall.health', {}, { every: 60_000 });
  const now = health.value?.now;
  const open = sortOpen((rows.value ?? []).filter((row) => !isClosed(row.state)));
  const done = (rows.value ?? []).filter((row) => isClosed(row.state)).toReversed();
  const line = (row: CaseRow): ReactElement => (
    <li key={row.id}>
      <button
        type="button"
        className={classNames('work-row', row.id === selected && 'work-row-selected')}
        aria-current={row.id === selected ? 'true' : undefined}
        onClick={() => onSelect(row.id)}
      >
        <span className="work-names serif">
          {t('worklist.couple', { man: row.manName || t('party.unnamed'), woman: row.womanName || t('party.unnamed') })}
        </span>
        <span className="work-facts">
          <CaseState state={row.state} />
          <span className="small soft">
            {isClosed(row.state) || now === undefined ? row.number : t('worklist.waiting', { age: ageWords(t, row.openedAt, now) })}
          </span>
        </span>
        {row.state === 'prepared' && <StateMark tone="waiting">{t('worklist.today')}</StateMark>}
      </button>
    </li>
  );
  return (
    <nav className="worklist" aria-label={t('worklist.title')}>
      <h2 className="worklist-head">{t('worklist.title')}</h2>
      <div className="worklist-scroll">
        <ErrorNotice error={rows.error} />
        {open.length === 0 && <p className="soft small worklist-empty">{t('worklist.empty')}</p>}
        <ul>{open.map(line)}</ul>
        {done.length > 0 && <h3 className="worklist-group">{t('worklist.done')}</h3>}
        <ul>{done.map(line)}</ul>
      </div>
      <div className="worklist-foot">
        <Button icon="plus" keys="F2" busy={opening} onPress={onOpenNew}>
          {t('worklist.new')}
        </Button>
        <Button icon="search" keys="F3" onPress={onFind}>
          {t('worklist.find')}
        </Button>
      </div>
    </nav>
  );
}

/** Prepared certificates must be handed over on the day they bear (M-34): they come first. */
function sortOpen(rows: readonly CaseRow[]): readonly CaseRow[] {
  return rows.toSorted((a, b) => Number(b.state === 'prepared') - Number(a.state === 'prepared') || a.openedAt.localeCompare(b.openedAt));
}
