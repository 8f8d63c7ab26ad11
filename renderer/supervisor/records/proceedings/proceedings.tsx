import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { useAsk } from '../../../client/index.ts';
import { classNames } from '../../../components/index.ts';
import { Page, Waiting } from '../../page.tsx';
import { DueMark } from './due-mark.tsx';
import { ProceedingDetail } from './proceeding-detail.tsx';

/** 撤销与更正 that are not over, what is due first; each with its steps and the next one. */
export function Proceedings({ parts, session }: { readonly parts: ReactNode; readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useAsk('proceedings.list', {}, { keep: true });
  const today = useAsk('office.get', {}).value?.today ?? null;
  const current = asked.value?.find(({ id }) => id === chosen);
  return (
    <Page
      title={t('page.records')}
      parts={parts}
      aside={current && <ProceedingDetail key={current.id} proceeding={current} session={session} onDone={asked.again} />}
    >
      <p className="soft small">{t('records.proceeding.explain.list')}</p>
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t('records.proceeding.none')}</p>
      ) : (
        <ul className="record-lines" aria-label={t('records.part.proceedings')}>
          {asked.value.map((proceeding) => (
            <li key={proceeding.id}>
              <button
                type="button"
                className={classNames('record-line', proceeding.id === chosen && 'record-line-current')}
                aria-current={proceeding.id === chosen ? 'true' : undefined}
                onClick={() => setChosen(proceeding.id)}
              >
                <span className="record-line-names serif">{`${proceeding.manName} · ${proceeding.womanName}`}</span>
                <DueMark proceeding={proceeding} today={today} />
                <span className="small soft">
                  {[t(`terms:proceedingKind.${proceeding.kind}`), proceeding.number, proceeding.registrationNumber].join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
