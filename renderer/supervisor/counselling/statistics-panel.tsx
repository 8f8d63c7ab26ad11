import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { DateField, Panel } from '../../components/index.ts';
import { Waiting } from '../page.tsx';

/** How many came in a period, and how it ended: figures, and nobody's name. */
export function StatisticsPanel(): ReactElement {
  const { t } = useTranslation('supervisor');
  const office = useAsk('office.get', {});
  return (
    <Panel title={t('counselling.statistics')} className="counselling-figures">
      {office.value ? <Figures today={office.value.today} /> : <Waiting error={office.error} />}
    </Panel>
  );
}

/** From the first of this year to today, unless another period is typed. */
function Figures({ today }: { readonly today: CivilDate }): ReactElement {
  const { t } = useTranslation('supervisor');
  const [from, setFrom] = useState<CivilDate | null>(`${today.slice(0, 5)}01-01` as CivilDate);
  const [until, setUntil] = useState<CivilDate | null>(today);
  const whole = from !== null && until !== null && from <= until;
  const figures = useAsk('counselling.statistics', { from: from ?? today, until: until ?? today }, { enabled: whole, keep: true });
  const value = figures.value;
  return (
    <div className="task-form">
      <div className="task-pair">
        <DateField label={t('counselling.from')} value={from} onChange={setFrom} />
        <DateField
          label={t('counselling.until')}
          value={until}
          onChange={setUntil}
          error={from !== null && until !== null && from > until ? t('counselling.order') : null}
        />
      </div>
      {whole && value === undefined && <Waiting error={figures.error} />}
      {whole && value !== undefined && (
        <dl className="counted">
          {(['sessions', 'attendances', 'couples'] as const).map((what) => (
            <div key={what} className="counted-row">
              <dt>{t(`counselling.figure.${what}`)}</dt>
              <dd>{value[what]}</dd>
            </div>
          ))}
          {(['reconciled', 'notReconciled', 'continues', 'open'] as const).map((outcome) => (
            <div key={outcome} className="counted-row counted-part">
              <dt>{t(`counselling.outcome.${outcome}`)}</dt>
              <dd>{value.byOutcome[outcome]}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="small soft">{t('counselling.statisticsHint')}</p>
    </div>
  );
}
