import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { clockTime, momentWords, useAsk } from '../../client/index.ts';
import { Page, Waiting } from '../page.tsx';
import { Period, usePeriod } from './period.tsx';

const nothing = { from: '2000-01-01' as CivilDate, until: '2000-01-01' as CivilDate };

/** Who looked at records, why, what they sought and what they opened. */
export function Looks({ parts }: { readonly parts: ReactNode }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const period = usePeriod();
  const asked = useAsk('records.looks', period.value ?? nothing, { enabled: period.value !== null, keep: true });
  return (
    <Page title={t('page.records')} parts={parts}>
      <div className="table-tools">
        <Period {...period} />
      </div>
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t('records.looks.empty')}</p>
      ) : (
        <table className="table record-register">
          <thead>
            <tr>
              {(['at', 'who', 'why', 'sought', 'opened'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`records.looks.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.value.map((look) => (
              <tr key={look.id}>
                <td>{momentWords(t, look.at)}</td>
                <th scope="row">{look.staffName}</th>
                <td>
                  {t(`records.whyOf.${look.why}`)} · {look.matter}
                </td>
                <td>
                  {Object.values(look.sought)[0]} <span className="soft">{t('records.looks.found', { count: look.found })}</span>
                </td>
                <td>
                  {look.opened.map(({ at, registrationNumber }) => `${registrationNumber} ${clockTime(at)}`).join(t('common:listComma'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
