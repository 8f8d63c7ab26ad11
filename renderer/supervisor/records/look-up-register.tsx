import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { momentWords, useAsk } from '../../client/index.ts';
import { Page, Waiting } from '../page.tsx';
import { Period, usePeriod } from './period.tsx';

/** 查档登记簿. */
export function LookUpRegister({ parts }: { readonly parts: ReactNode }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const period = usePeriod();
  const asked = useAsk('lookUps.list', period.value ?? nothing, { enabled: period.value !== null, keep: true });
  return (
    <Page title={t('page.records')} parts={parts}>
      <div className="table-tools">
        <Period {...period} />
      </div>
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t('records.register.empty')}</p>
      ) : (
        <table className="table record-register">
          <thead>
            <tr>
              {(['number', 'applicant', 'of', 'matter', 'papers', 'given', 'staff'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`records.register.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.value.map((row) => (
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
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

const nothing = { from: '2000-01-01' as CivilDate, until: '2000-01-01' as CivilDate };
