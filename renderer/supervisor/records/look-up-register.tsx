import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentWords, useAsk, useClient } from '../../client/index.ts';
import { ExportForm } from '../export-form.tsx';
import { DatedTable, usePeriod } from './dated-table.tsx';

/** 查档登记簿. */
export function LookUpRegister({ parts, mayExport }: { readonly parts: ReactNode; readonly mayExport: boolean }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const client = useClient();
  const period = usePeriod();
  const asked = useAsk('lookUps.list', period.asked, { enabled: period.whole, keep: true });
  return (
    <DatedTable
      parts={parts}
      period={period}
      rows={asked.value}
      error={asked.error}
      columns={(['number', 'applicant', 'of', 'matter', 'papers', 'given', 'staff'] as const).map((column) =>
        t(`records.register.${column}`),
      )}
      empty={t('records.register.empty')}
      aside={
        mayExport ? (
          <ExportForm
            title={t('records.register.export')}
            explain={t('records.register.explain')}
            confirm={t('records.register.save')}
            save={period.whole ? () => client.saveLookUps(period.asked) : null}
            saved={({ file, rows: count }) => ({ words: t('records.register.saved', { file, count }), tone: 'done' })}
          />
        ) : undefined
      }
    >
      {(row) => (
        <tr key={row.id}>
          <th scope="row">
            {row.number}
            <span className="record-file small soft">{momentWords(t, row.at)}</span>
          </th>
          <td>
            {[row.applicant.unit, row.applicant.name].filter((part) => part !== '').join(' ')}
            <br />
            <span className="small soft">{t(`terms:lookUpBy.${row.applicant.by}`)}</span>
          </td>
          <td>{row.of.name}</td>
          <td>{row.matter}</td>
          <td>{row.papers.map(({ kind, number }) => `${t(`terms:lookUpPaper.${kind}`)} ${number}`).join(t('common:listComma'))}</td>
          <td>
            {t(`terms:lookUpGiven.${row.given}`)}
            {row.records.map(({ id, fileNumber, registrationNumber, pages }) => (
              <span key={id} className="record-file small soft">
                {fileNumber ?? registrationNumber}
                {pages > 0 && ` · ${t('records.register.pages', { count: pages })}`}
              </span>
            ))}
          </td>
          <td>{t('records.register.by', { by: row.staffName, approver: row.approverName })}</td>
        </tr>
      )}
    </DatedTable>
  );
}
