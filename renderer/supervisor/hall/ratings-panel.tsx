import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Grade, type CivilDate } from '#shared/model/index.ts';
import { ErrorNotice, useAsk } from '../../client/index.ts';
import { DateField, Panel } from '../../components/index.ts';

/** 好差评: how couples said it was in a period, by service and registrar. The grades count couples and name none. */
export function RatingsPanel({ today }: { readonly today: CivilDate }): ReactElement {
  const { t } = useTranslation(['signage', 'applicant']);
  const [from, setFrom] = useState<CivilDate | null>(`${today.slice(0, 7)}-01` as CivilDate);
  const [until, setUntil] = useState<CivilDate | null>(today);
  const isPeriod = from !== null && until !== null && from <= until;
  const ratings = useAsk('tickets.ratings', { from: from ?? today, until: until ?? today }, { enabled: isPeriod, keep: true });
  return (
    <Panel title={t('hall.ratings.title')}>
      <div className="hall-period">
        <DateField label={t('hall.ratings.from')} value={from} onChange={setFrom} />
        <DateField
          label={t('hall.ratings.until')}
          value={until}
          onChange={setUntil}
          error={from !== null && until !== null && from > until ? t('hall.ratings.order') : null}
        />
      </div>
      <ErrorNotice error={ratings.error} />
      {isPeriod && ratings.value?.length === 0 && <p className="soft">{t('hall.ratings.none')}</p>}
      {isPeriod && ratings.value !== undefined && ratings.value.length > 0 && (
        <table className="table hall-ratings">
          <thead>
            <tr>
              <th scope="col">{t('hall.ratings.service')}</th>
              <th scope="col">{t('hall.who')}</th>
              <th scope="col">{t('hall.ratings.served')}</th>
              {Grade.options.map((grade) => (
                <th key={grade} scope="col">
                  {t(`applicant:rating.grade.${grade}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ratings.value.map(({ service, staffName, served, grades }, i) => (
              <tr key={i}>
                <th scope="row">{t(`service.${service}`)}</th>
                <td className="serif">{staffName ?? '—'}</td>
                <td>{served}</td>
                {Grade.options.map((grade) => (
                  <td key={grade}>{grades[grade]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
