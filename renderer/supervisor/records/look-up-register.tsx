import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentWords, useAsk } from '../../client/index.ts';
import { DatedTable, usePeriod } from './dated-table.tsx';

/** 查档登记簿. */
export function LookUpRegister({ parts }: { readonly parts: ReactNode }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
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
