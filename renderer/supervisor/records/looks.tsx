import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, momentWords, useAsk } from '../../client/index.ts';
import { DatedTable, usePeriod } from './dated-table.tsx';

/** Who looked at records, why, what they sought and what they opened. */
export function Looks({ parts }: { readonly parts: ReactNode }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const period = usePeriod();
  const asked = useAsk('records.looks', period.asked, { enabled: period.whole, keep: true });
  return (
    <DatedTable
      parts={parts}
      period={period}
      rows={asked.value}
      error={asked.error}
      columns={(['at', 'who', 'why', 'sought', 'opened'] as const).map((column) => t(`records.looks.${column}`))}
      empty={t('records.looks.empty')}
    >
      {(look) => (
        <tr key={look.id}>
          <td>{momentWords(t, look.at)}</td>
          <th scope="row">{look.staffName}</th>
          <td>
            {t(`records.whyOf.${look.why}`)} · {look.matter}
          </td>
          <td>
            {[look, ...look.steps].map(({ sought, found }, at) => (
              <p key={at}>
                {Object.values(sought).filter(Boolean).join(' ')} <span className="soft">{t('records.looks.found', { count: found })}</span>
              </p>
            ))}
          </td>
          <td>{look.opened.map(({ at, registrationNumber }) => `${registrationNumber} ${clockTime(at)}`).join(t('common:listComma'))}</td>
        </tr>
      )}
    </DatedTable>
  );
}
