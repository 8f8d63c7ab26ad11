import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { Discrepancy } from '#shared/model/index.ts';
import { momentWords, useAsk } from '../../client/index.ts';
import { Button, classNames, Notice, StateMark } from '../../components/index.ts';
import { Choice } from '../../entry/parts/choice.tsx';
import { Page, Waiting } from '../page.tsx';
import { DiscrepancyDetail } from './discrepancy-detail.tsx';
import './discrepancies.css';

/** 差异处理: what the province contradicts, until two people have settled it. */
export function DiscrepanciesPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [state, setState] = useState<'open' | 'settled'>('open');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const asked = useAsk('discrepancies.list', { state, page }, { keep: true });
  const rows = asked.value?.rows;
  const shown = rows?.find(({ id }) => id === chosen) ?? null;
  const choose = (id: string): void => {
    setChosen(id);
    setDone(false);
  };
  return (
    <Page
      title={t('page.discrepancies')}
      aside={
        shown && (
          <DiscrepancyDetail
            key={shown.id}
            discrepancy={shown}
            session={session}
            onSettled={() => {
              setChosen(null);
              setDone(true);
            }}
          />
        )
      }
    >
      <p className="soft small">{t('discrepancies.explain')}</p>
      <div className="table-tools">
        <Choice
          row
          label={t('discrepancies.show')}
          value={state}
          onChange={(next) => {
            setState(next);
            setPage(0);
            setChosen(null);
          }}
          options={(['open', 'settled'] as const).map((id) => ({ id, label: t(`discrepancies.state.${id}`) }))}
        />
      </div>
      {done && (
        <Notice tone="done" onDismiss={() => setDone(false)}>
          {t('discrepancies.done')}
        </Notice>
      )}
      {rows === undefined ? (
        <Waiting error={asked.error} />
      ) : rows.length === 0 ? (
        <p className="soft">{t(`discrepancies.empty.${state}`)}</p>
      ) : (
        <ul className="discrepancies">
          {rows.map((row) => (
            <Row key={row.id} row={row} current={row.id === chosen} onChoose={() => choose(row.id)} />
          ))}
        </ul>
      )}
      {(page > 0 || asked.value?.more === true) && (
        <div className="task-actions">
          <Button small isDisabled={page === 0} onPress={() => setPage(page - 1)}>
            {t('discrepancies.before')}
          </Button>
          <Button small isDisabled={asked.value?.more !== true} onPress={() => setPage(page + 1)}>
            {t('discrepancies.next')}
          </Button>
        </div>
      )}
    </Page>
  );
}

interface RowProps {
  readonly row: Discrepancy;
  readonly current: boolean;
  readonly onChoose: () => void;
}

function Row({ row, current, onChoose }: RowProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const { kind, party, ours, caseNumber, foundAt, settled } = row;
  return (
    <li>
      <button
        type="button"
        className={classNames('discrepancy', current && 'discrepancy-current', settled !== null && 'discrepancy-settled')}
        aria-current={current ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className="discrepancy-names serif">{`${ours.man.name} · ${ours.woman.name}`}</span>
        <StateMark tone={settled === null ? 'refused' : 'done'}>
          {settled === null ? t(`discrepancies.kind.${kind}`) : t(`discrepancies.conclusion.${settled.conclusion}`)}
        </StateMark>
        <span className="small soft">
          {[
            t(`terms:business.${ours.business}`),
            ours.registrationNumber ?? caseNumber,
            ...(party === null ? [] : [t(`terms:slot.${party}`)]),
            t('discrepancies.found', { at: momentWords(t, foundAt) }),
          ].join(' · ')}
        </span>
      </button>
    </li>
  );
}
