import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { discrepancyProcedures } from '#shared/law/discrepancies.ts';
import type { Discrepancy } from '#shared/model/index.ts';
import { momentWords } from '../../client/index.ts';
import { Notice, Panel, RecordTable } from '../../components/index.ts';
import { recordRows } from './record-rows.ts';
import { SettleForm } from './settle-form.tsx';

export interface DiscrepancyDetailProps {
  readonly discrepancy: Discrepancy;
  readonly session: Session;
  readonly onSettled: () => void;
}

/** Both records, what the law says is to be done, and how it was or is to be settled. */
export function DiscrepancyDetail({ discrepancy, session, onSettled }: DiscrepancyDetailProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'law', 'common']);
  const { kind, theirs, settled, caseNumber } = discrepancy;
  return (
    <>
      <Panel title={t(`discrepancies.kind.${kind}`)}>
        <div className="discrepancy-detail">
          <p className="small soft">
            {t('discrepancies.case', { number: caseNumber })}
            {theirs.requestNumber !== null && ` · ${t('discrepancies.request', { number: theirs.requestNumber.slice(-12) })}`}
            {theirs.receipt !== null && ` · ${t('discrepancies.receipt', { number: theirs.receipt })}`}
          </p>
          <RecordTable
            caption={t('discrepancies.both')}
            ours={t('discrepancies.ours')}
            theirs={t('discrepancies.theirs')}
            rows={recordRows(t, discrepancy)}
          />
          {theirs.reason !== null && <p className="small">{t('discrepancies.words', { reason: theirs.reason })}</p>}
        </div>
      </Panel>
      {settled === null ? (
        <>
          <Panel title={t('discrepancies.law')}>
            <div className="discrepancy-detail">
              <p className="small">{t(`discrepancies.procedure.${kind}`)}</p>
              <p className="small soft">
                {discrepancyProcedures[kind].articles.map((article) => t(`law:article.${article}`)).join(t('common:listComma'))}
              </p>
            </div>
          </Panel>
          {session.staff.roles.includes('supervisor') && <SettleForm discrepancy={discrepancy} session={session} onSettled={onSettled} />}
        </>
      ) : (
        <Notice tone="done" title={t(`discrepancies.conclusion.${settled.conclusion}`)}>
          <p>{t(`discrepancies.measure.${settled.measure}`)}</p>
          <p>{settled.note}</p>
          <p className="small">
            {t('discrepancies.settledBy', { by: settled.by, approvedBy: settled.approvedBy, at: momentWords(t, settled.at) })}
          </p>
        </Notice>
      )}
    </>
  );
}
