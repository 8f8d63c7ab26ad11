import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, momentWords, useAsk } from '../../client/index.ts';
import { Button, DateField, Notice } from '../../components/index.ts';
import { Choice } from '../../entry/parts/choice.tsx';
import { Page, Waiting } from '../page.tsx';
import { periodKinds, periodOf, rowsWithin, type PeriodKind } from './period.ts';
import { ReportPrint } from './report-print.tsx';
import './spoilt.css';

/** Rows asked for; the paper itself has all. */
const mostRows = 500;

/** 报废台账: the blanks voided in a period, why, by whom and before whom; on paper for the file. */
export function SpoiltReport({ session, onClose }: { readonly session: Session; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [kind, setKind] = useState<PeriodKind>('month');
  const [chosen, setChosen] = useState<{ readonly from: CivilDate | null; readonly until: CivilDate | null }>({ from: null, until: null });
  const office = useAsk('office.get', {}, { keep: true });
  const voided = useAsk('blanks.list', { state: 'voided', limit: mostRows }, { keep: true });
  const today = office.value?.today;
  const unaccounted = office.value?.blanksUnaccounted ?? 0;
  const period = today === undefined ? null : periodOf(kind, today, chosen);
  const found = period !== null && typeof period !== 'string' ? period : null;
  const rows = found && voided.value ? rowsWithin(voided.value, found) : null;
  const words = found && { from: dateWords(t, found.from), until: dateWords(t, found.until) };
  const mayPrint = session.staff.roles.includes('supervisor');
  return (
    <Page
      title={t('blanks.report.title')}
      actions={
        <Button icon="back" onPress={onClose}>
          {t('blanks.report.close')}
        </Button>
      }
      aside={mayPrint && found && rows && rows.length > 0 ? <ReportPrint key={`${found.from} ${found.until}`} period={found} /> : undefined}
    >
      <div className="table-tools spoilt-period">
        <Choice
          row
          label={t('blanks.report.period')}
          value={kind}
          onChange={setKind}
          options={periodKinds.map((id) => ({ id, label: t(`blanks.report.${id}`) }))}
        />
        {kind === 'chosen' && (
          <div className="spoilt-days">
            <DateField label={t('blanks.report.from')} value={chosen.from} onChange={(from) => setChosen({ ...chosen, from })} autoFocus />
            <DateField
              label={t('blanks.report.until')}
              value={chosen.until}
              onChange={(until) => setChosen({ ...chosen, until })}
              error={period === 'order' ? t('blanks.report.order') : null}
            />
          </div>
        )}
      </div>
      {unaccounted > 0 && <Notice tone="waiting">{t('blanks.account.waiting', { count: unaccounted })}</Notice>}
      {period === 'incomplete' && <p className="soft">{t('blanks.report.incomplete')}</p>}
      {rows === null || words === null ? (
        typeof period === 'string' ? null : (
          <Waiting error={voided.error ?? office.error} />
        )
      ) : rows.length === 0 ? (
        <p className="soft">{t('blanks.report.none', words)}</p>
      ) : (
        <>
          <p role="status">{t('blanks.report.shown', { ...words, count: rows.length })}</p>
          {rows.length === mostRows && <Notice tone="waiting">{t('blanks.report.more')}</Notice>}
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('blanks.blank')}</th>
                <th scope="col">{t('blanks.report.reason')}</th>
                <th scope="col">{t('blanks.report.at')}</th>
                <th scope="col">{t('blanks.by')}</th>
                <th scope="col">{t('blanks.witness')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.blank}>
                  <th scope="row" className="serif">
                    {row.blank}
                  </th>
                  <td className="table-wrap">
                    {row.reason}
                    {row.caseNumber !== null && (
                      <span className="table-two soft small">
                        {t('blanks.case')} {row.caseNumber}
                      </span>
                    )}
                  </td>
                  <td className="table-moment small">{momentWords(t, row.changedAt)}</td>
                  <td className="table-wrap">{row.changedBy}</td>
                  <td className="table-wrap">{row.witnessedBy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Page>
  );
}
