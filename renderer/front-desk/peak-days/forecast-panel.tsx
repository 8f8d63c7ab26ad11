import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeakDayView } from '#shared/contract/index.ts';
import { dateWords, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, TextField } from '../../components/index.ts';

export interface ForecastPanelProps {
  readonly day: PeakDayView;
  readonly mayEnter: boolean;
  readonly onEntered: () => void;
}

/** How many will come, with its range, and the years it rests on. */
export function ForecastPanel({ day, mayEnter, onEntered }: ForecastPanelProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const [entering, setEntering] = useState(false);
  const { forecast, countersNeeded, minutesEach, openMinutes } = day;
  const oneDigit = (figure: number): string => figure.toFixed(1);
  return (
    <Panel
      title={t('peakDays.forecast.title')}
      actions={
        mayEnter && (
          <Button small icon="edit" aria-expanded={entering} onPress={() => setEntering(!entering)}>
            {t('peakDays.forecast.enter')}
          </Button>
        )
      }
    >
      {forecast.by === 'none' ? (
        <p className="soft">{t('peakDays.forecast.none')}</p>
      ) : (
        <>
          <p className="peak-figure">
            <span className="peak-expected">{forecast.expected}</span>{' '}
            {t('peakDays.forecast.range', { low: forecast.low, high: forecast.high })}
          </p>
          {countersNeeded !== null && (
            <p>{t('peakDays.forecast.needed', { counters: countersNeeded, minutes: minutesEach, hours: oneDigit(openMinutes / 60) })}</p>
          )}
          <table className="table">
            <thead>
              <tr>
                <th>{t('peakDays.forecast.year')}</th>
                <th className="table-figure">{t('peakDays.forecast.count')}</th>
                <th className="table-figure">{t('peakDays.forecast.ordinary')}</th>
                <th className="table-figure">{t('peakDays.forecast.factor')}</th>
                <th>{t('peakDays.forecast.from')}</th>
              </tr>
            </thead>
            <tbody>
              {forecast.past.map(({ year, date, count, ordinary, factor, from }) => (
                <tr key={year}>
                  <th scope="row">{dateWords(t, date)}</th>
                  <td className="table-figure">{count}</td>
                  <td className="table-figure">{oneDigit(ordinary)}</td>
                  <td className="table-figure">{factor === null ? t('peakDays.forecast.unknown') : oneDigit(factor)}</td>
                  <td>{t(`peakDays.forecast.${from}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="soft small">{t(`peakDays.forecast.how.${forecast.by}`, { ordinary: oneDigit(forecast.ordinaryNow) })}</p>
        </>
      )}
      {entering && (
        <PastForm
          day={day}
          onDone={() => {
            setEntering(false);
            onEntered();
          }}
        />
      )}
    </Panel>
  );
}

/** Figures of a year the hall has no record of. */
function PastForm({ day, onDone }: { readonly day: PeakDayView; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation('front-desk');
  const enter = useAct('peakDays.enterPast');
  const [year, setYear] = useState(String(Number(day.date.slice(0, 4)) - 1));
  const [count, setCount] = useState('');
  const [ordinary, setOrdinary] = useState('');
  const isNumber = (text: string): boolean => /^\d{1,5}$/.test(text);
  const ready = /^20\d\d$/.test(year) && isNumber(count) && isNumber(ordinary) && !enter.busy;
  const save = async (): Promise<void> => {
    const answer = await enter.run({ name: day.names[0]!, year: Number(year), count: Number(count), ordinary: Number(ordinary) });
    if (answer.ok) onDone();
  };
  return (
    <form
      className="task-form peak-past"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className="peak-three">
        <TextField label={t('peakDays.forecast.year')} value={year} onChange={setYear} inputMode="numeric" maxLength={4} />
        <TextField label={t('peakDays.forecast.count')} value={count} onChange={setCount} inputMode="numeric" maxLength={5} autoFocus />
        <TextField label={t('peakDays.forecast.ordinary')} value={ordinary} onChange={setOrdinary} inputMode="numeric" maxLength={5} />
      </div>
      <ErrorNotice error={enter.error} onDismiss={enter.forget} />
      <div className="task-actions">
        <Button variant="primary" type="submit" icon="check" busy={enter.busy} isDisabled={!ready}>
          {t('peakDays.forecast.save')}
        </Button>
      </div>
    </form>
  );
}
