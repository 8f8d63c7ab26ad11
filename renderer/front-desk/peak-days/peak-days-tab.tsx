import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overflow, Session } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { Button, Notice, StateMark } from '../../components/index.ts';
import { DeskWaiting } from '../desk-page.tsx';
import { DaySettingsPage } from './day-settings.tsx';
import { ForecastPanel } from './forecast-panel.tsx';
import { OverflowPanel } from './overflow-panel.tsx';
import { PlanForm } from './plan-form.tsx';
import './peak-days.css';

export interface PeakDaysTabProps {
  readonly session: Session;
  /** Of somebody called back from the overflow list. */
  readonly onBook: (entry: Overflow) => void;
}

/** 高峰日: the days on which many come, and what the hall does about each. */
export function PeakDaysTab({ session, onBook }: PeakDaysTabProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const list = useAsk('peakDays.list', {}, { keep: true });
  const [chosen, choose] = useState<CivilDate | null>(null);
  const date = chosen ?? list.value?.days[0]?.date ?? null;
  const day = useAsk('peakDays.get', { date: date ?? ('2000-01-01' as CivilDate) }, { enabled: date !== null, keep: true });
  const office = useAsk('office.get', {}, { keep: true });
  const [setting, setSetting] = useState(false);
  if (list.value === undefined) return <DeskWaiting error={list.error} />;
  const mayPlan = session.staff.roles.includes('supervisor');
  if (setting) return <DaySettingsPage today={list.value.today} onClose={() => setSetting(false)} />;
  return (
    <div className="peak">
      <div className="peak-side">
        <ul className="desk-rows peak-list" aria-label={t('peakDays.list')}>
          {list.value.days.map(({ date: each, names, open, planned, waiting }) => (
            <li key={each}>
              <button type="button" className="desk-row" aria-current={each === date ? 'true' : undefined} onClick={() => choose(each)}>
                <span className="desk-row-name">{names.join('　')}</span>
                <span className="small soft">{dateWords(t, each)}</span>
                <span className="peak-marks">
                  {!open && <StateMark tone="neutral">{t('peakDays.closed')}</StateMark>}
                  {(open || planned) && (
                    <StateMark tone={planned ? 'done' : 'waiting'}>{t(planned ? 'peakDays.planned' : 'peakDays.unplanned')}</StateMark>
                  )}
                  {waiting > 0 && <StateMark tone="current">{t('peakDays.waiting', { count: waiting })}</StateMark>}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {mayPlan && (
          <div>
            <Button small icon="edit" onPress={() => setSetting(true)}>
              {t('peakDays.settings.open')}
            </Button>
          </div>
        )}
      </div>
      {day.value === undefined || office.value === undefined ? (
        <DeskWaiting error={day.error ?? office.error} />
      ) : (
        <div className="peak-page" key={day.value.date}>
          <h2 className="peak-title">
            {day.value.names.join('　')} <span className="soft">{dateWords(t, day.value.date)}</span>
          </h2>
          {!day.value.open && <Notice tone="waiting">{t('peakDays.closedExplain')}</Notice>}
          <ForecastPanel day={day.value} mayEnter={mayPlan} onEntered={day.again} />
          <PlanForm
            day={day.value}
            counters={office.value.office.counters}
            mayPlan={mayPlan}
            onPlanned={() => {
              day.again();
              list.again();
            }}
          />
          <OverflowPanel
            day={day.value}
            onBook={onBook}
            onChanged={() => {
              day.again();
              list.again();
            }}
          />
        </div>
      )}
    </div>
  );
}
