import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeakDayView } from '#shared/contract/index.ts';
import { stoppedByPlan, type Counter, type HalfHour, type PeakDayPlan } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, Select, TextField } from '../../components/index.ts';

/** The businesses a plan speaks of: a day that marries also divorces, in both visits. */
const services = ['marriage', 'divorceApply', 'divorceIssue'] as const;
const nobody = 'nobody';
const none = 'none';
const evening = ['17:30', '18:00', '18:30', '19:00', '19:30', '20:00', '20:30', '21:00', '21:30', '22:00'] as const;

export interface PlanFormProps {
  readonly day: PeakDayView;
  readonly counters: readonly Counter[];
  readonly mayPlan: boolean;
  readonly onPlanned: () => void;
}

function planOf({ date, plan }: PeakDayView, counters: readonly Counter[]): PeakDayPlan {
  if (plan) return plan;
  const usual = { marriage: 1, divorceApply: 1, divorceIssue: 1 };
  return { date, counters: counters.map(({ code }) => ({ counter: code, staffId: null, places: usual })), extra: [], note: '' };
}

/** Counters, who sits at each, how many each expects in half an hour, and how much longer the hall is open. */
export function PlanForm({ day, counters, mayPlan, onPlanned }: PlanFormProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'terms']);
  const save = useAct('peakDays.plan');
  const people = useAsk('ceremonies.list', { from: day.date, until: day.date });
  const [plan, setPlan] = useState(() => planOf(day, counters));
  const [done, setDone] = useState(false);
  const put = (more: Partial<PeakDayPlan>): void => {
    setDone(false);
    setPlan({ ...plan, ...more });
  };
  const change = (place: number, more: Partial<PeakDayPlan['counters'][number]>): void =>
    put({ counters: plan.counters.map((each, index) => (index === place ? { ...each, ...more } : each)) });
  const stopped = stoppedByPlan(plan);
  const staff = people.value?.staff ?? [];
  const send = async (): Promise<void> => {
    const answer = await save.run(plan);
    if (!answer.ok) return;
    setDone(true);
    onPlanned();
  };
  const next = (): string => String(Math.max(0, ...plan.counters.map(({ counter }) => Number(counter))) + 1).padStart(2, '0');
  const total = (service: (typeof services)[number]): number => plan.counters.reduce((sum, { places }) => sum + (places[service] ?? 0), 0);
  return (
    <Panel title={t('peakDays.plan.title')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (stopped.length === 0) void send();
        }}
      >
        <table className="table peak-plan">
          <thead>
            <tr>
              <th>{t('peakDays.plan.counter')}</th>
              <th>{t('peakDays.plan.staff')}</th>
              {services.map((service) => (
                <th key={service}>{t(`service.${service}`)}</th>
              ))}
              <th scope="col" className="table-actions">
                <span className="unseen">{t('peakDays.plan.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.counters.map(({ counter, staffId, places }, place) => (
              <tr key={counter}>
                <th scope="row">{counter}</th>
                <td>
                  <Select
                    label={t('peakDays.plan.staffOf', { counter })}
                    labelUnseen
                    value={staffId ?? nobody}
                    isDisabled={!mayPlan}
                    onChange={(id) => change(place, { staffId: id === nobody ? null : id })}
                    options={[{ id: nobody, label: t('peakDays.plan.open') }, ...staff.map(({ id, name }) => ({ id, label: name }))]}
                  />
                </td>
                {services.map((service) => (
                  <td key={service}>
                    <Select
                      label={t('peakDays.plan.placesOf', { counter, service: t(`service.${service}`) })}
                      labelUnseen
                      value={String(places[service] ?? 0)}
                      isDisabled={!mayPlan}
                      onChange={(many) => change(place, { places: { ...places, [service]: Number(many) } })}
                      options={['0', '1', '2', '3', '4'].map((id) => ({ id, label: id }))}
                    />
                  </td>
                ))}
                <td className="table-actions">
                  {mayPlan && (
                    <Button
                      small
                      variant="quiet"
                      icon="cross"
                      aria-label={t('peakDays.plan.removeOf', { counter })}
                      onPress={() => put({ counters: plan.counters.filter((_, index) => index !== place) })}
                    >
                      {t('peakDays.plan.remove')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
            <tr className="peak-total">
              <th scope="row" colSpan={2}>
                {t('peakDays.plan.total')}
              </th>
              {services.map((service) => (
                <td key={service} colSpan={service === 'divorceIssue' ? 2 : 1}>
                  {total(service)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
        {mayPlan && (
          <div>
            <Button
              small
              icon="plus"
              onPress={() => put({ counters: [...plan.counters, { counter: next(), staffId: null, places: { marriage: 1 } }] })}
            >
              {t('peakDays.plan.add')}
            </Button>
          </div>
        )}
        <div className="task-pair">
          <Select
            label={t('peakDays.plan.until')}
            value={plan.extra[0]?.until ?? none}
            isDisabled={!mayPlan}
            onChange={(until) => put({ extra: until === none ? [] : [{ from: '17:00' as HalfHour, until: until as HalfHour }] })}
            options={[{ id: none, label: t('peakDays.plan.asUsual') }, ...evening.map((id) => ({ id, label: id }))]}
          />
          <TextField
            label={t('peakDays.plan.note')}
            value={plan.note}
            isDisabled={!mayPlan}
            onChange={(note) => put({ note })}
            maxLength={300}
          />
        </div>
        {stopped.length > 0 && <Notice tone="error">{t('peakDays.plan.stopped')}</Notice>}
        <ErrorNotice error={save.error} onDismiss={save.forget} />
        {done && <Notice tone="done">{t('peakDays.plan.saved')}</Notice>}
        {mayPlan && (
          <div className="task-actions">
            <Button variant="primary" type="submit" icon="check" busy={save.busy} isDisabled={stopped.length > 0}>
              {t('peakDays.plan.save')}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
