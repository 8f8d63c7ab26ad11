import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrossingRow } from '#shared/contract/index.ts';
import { useAsk } from '../client/index.ts';
import { Panel } from '../components/index.ts';

/** 跨省、跨市、跨县: couples of today and of the month of whom one or both are from elsewhere. */
export function Crossings(): ReactElement | null {
  const { t } = useTranslation(['supervisor', 'terms']);
  const { value } = useAsk('households.crossings', {}, { keep: true });
  if (!value || value.month.every(({ couples }) => couples === 0)) return null;
  const businesses = (['marriage', 'divorce'] as const).filter((each) =>
    value.month.some(({ business, couples }) => business === each && couples > 0),
  );
  const of = (rows: readonly CrossingRow[], business: string) => rows.filter((row) => row.business === business);
  return (
    <Panel title={t('today.crossings.title')} className="crossings">
      <p className="soft small">{t('today.crossings.explain')}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('today.crossings.business')}</th>
            {of(value.month, businesses[0]!).map(({ scope }) => (
              <th key={scope} scope="col">
                {t(`today.crossings.scope.${scope}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {businesses.flatMap((business) =>
            (['today', 'month'] as const).map((period) => (
              <tr key={`${business} ${period}`}>
                <th scope="row">
                  {t(`terms:business.${business}`)} · {t(`today.crossings.${period}`)}
                </th>
                {of(value[period], business).map(({ scope, couples, both }) => (
                  <td key={scope}>
                    {t('today.crossings.couples', { count: couples })}
                    {both > 0 && <span className="soft small"> {t('today.crossings.both', { count: both })}</span>}
                  </td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Panel>
  );
}
