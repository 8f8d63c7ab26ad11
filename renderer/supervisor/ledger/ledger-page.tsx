import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, momentWords, useAsk, useClient } from '../../client/index.ts';
import { DateField } from '../../components/index.ts';
import { ExportForm } from '../export-form.tsx';
import { Page, Waiting } from '../page.tsx';

/** 办件台账: a copy of a period as a file, and who took copies before. */
export function LedgerPage({ mayExport }: { readonly mayExport: boolean }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const office = useAsk('office.get', {});
  const exports = useAsk('ledger.exports', {}, { keep: true });
  return (
    <Page
      title={t('page.ledger')}
      aside={mayExport && office.value ? <ExportPanel today={office.value.today} onExported={exports.again} /> : undefined}
    >
      {exports.value === undefined ? (
        <Waiting error={exports.error} />
      ) : exports.value.length === 0 ? (
        <p className="soft">{t('ledger.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{t('ledger.at')}</th>
              <th>{t('ledger.who')}</th>
              <th>{t('ledger.period')}</th>
              <th>{t('ledger.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {exports.value.map(({ id, at, staffName, from, to, rows }) => (
              <tr key={id}>
                <td>{momentWords(t, at)}</td>
                <td>{staffName}</td>
                <td>{t('ledger.fromTo', { from: dateWords(t, from), to: dateWords(t, to) })}</td>
                <td>{t('ledger.count', { count: rows })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

/** From the first of this month to today, unless another period is typed. */
function ExportPanel({ today, onExported }: { readonly today: CivilDate; readonly onExported: () => void }): ReactElement {
  const { t } = useTranslation('supervisor');
  const client = useClient();
  const [from, setFrom] = useState<CivilDate | null>(`${today.slice(0, 8)}01` as CivilDate);
  const [to, setTo] = useState<CivilDate | null>(today);
  return (
    <ExportForm
      title={t('ledger.export')}
      explain={t('ledger.explain')}
      confirm={t('ledger.save')}
      save={from === null || to === null ? null : () => client.saveLedger({ from, to })}
      saved={({ file, rows: count }) => ({ words: t('ledger.saved', { file, count }), tone: 'done' })}
      onExported={onExported}
    >
      <div className="task-pair">
        <DateField label={t('ledger.from')} value={from} onChange={setFrom} isRequired />
        <DateField label={t('ledger.to')} value={to} onChange={setTo} isRequired />
      </div>
    </ExportForm>
  );
}
