import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overflow, PeakDayView } from '#shared/contract/index.ts';
import type { OverflowState, Service } from '#shared/model/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Panel, Select, StateMark, TextField, type Tone } from '../../components/index.ts';

const tones: Readonly<Record<OverflowState, Tone>> = {
  waiting: 'waiting',
  called: 'current',
  booked: 'done',
  declined: 'neutral',
  unreached: 'refused',
};
const services = ['marriage', 'divorceApply', 'divorceIssue', 'reissue'] as const satisfies readonly Service[];

export interface OverflowPanelProps {
  readonly day: PeakDayView;
  readonly onChanged: () => void;
  /** The half hour is chosen among the appointments; booking it settles the entry. */
  readonly onBook: (entry: Overflow) => void;
}

/** 候补: who wants the day and found no place, called back in the order they came. */
export function OverflowPanel({ day, onChanged, onBook }: OverflowPanelProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const call = useAct('overflow.call');
  const settle = useAct('overflow.settle');
  const booked = useAsk('appointments.days', { service: 'marriage', from: day.date, days: 1 }, { keep: true });
  const free = (booked.value?.days[0]?.slots ?? []).reduce((sum, slot) => sum + (slot.untimely === null ? slot.free : 0), 0);
  const then = (act: Promise<{ readonly ok: boolean }>): void => void act.then((answer) => answer.ok && onChanged());
  return (
    <Panel title={t('peakDays.overflow.title')}>
      <p className="soft small">{t('peakDays.overflow.explain')}</p>
      {free > 0 && (
        <p>
          <StateMark tone="done">{t('peakDays.overflow.free', { count: free })}</StateMark>
        </p>
      )}
      {day.overflow.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('peakDays.overflow.place')}</th>
              <th>{t('peakDays.overflow.name')}</th>
              <th>{t('peakDays.overflow.service')}</th>
              <th>{t('peakDays.overflow.entered')}</th>
              <th>{t('peakDays.overflow.state')}</th>
              <th scope="col" className="table-actions">
                <span className="unseen">{t('peakDays.overflow.do')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {day.overflow.map((entry) => (
              <tr key={entry.id}>
                <td>{entry.place ?? ''}</td>
                <th scope="row" className="table-wrap">
                  {entry.name}
                  <span className="table-two small soft">{entry.phone}</span>
                </th>
                <td>{t(`service.${entry.service}`)}</td>
                <td className="table-moment">{momentWords(t, entry.enteredAt)}</td>
                <td>
                  <StateMark tone={tones[entry.state]}>{t(`peakDays.overflow.${entry.state}`)}</StateMark>
                </td>
                <td className="table-actions">
                  <OverflowActions
                    entry={entry}
                    busy={call.busy || settle.busy}
                    onCall={() => then(call.run({ id: entry.id }))}
                    onBook={() => onBook(entry)}
                    onSettle={(outcome) => then(settle.run({ id: entry.id, outcome }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ErrorNotice error={call.error ?? settle.error} />
      <EnterForm day={day} onEntered={onChanged} />
    </Panel>
  );
}

interface OverflowActionsProps {
  readonly entry: Overflow;
  readonly busy: boolean;
  readonly onCall: () => void;
  readonly onBook: () => void;
  readonly onSettle: (outcome: 'declined' | 'unreached') => void;
}

function OverflowActions({ entry: { place, state, name }, busy, onCall, onBook, onSettle }: OverflowActionsProps): ReactElement | null {
  const { t } = useTranslation('front-desk');
  if (place === 1)
    return (
      <Button small isDisabled={busy} aria-label={t('peakDays.overflow.callOf', { name })} onPress={onCall}>
        {t('peakDays.overflow.call')}
      </Button>
    );
  if (state !== 'called') return null;
  return (
    <span className="peak-settle">
      <Button small icon="calendar" isDisabled={busy} aria-label={t('peakDays.overflow.bookOf', { name })} onPress={onBook}>
        {t('peakDays.overflow.book')}
      </Button>
      {(['declined', 'unreached'] as const).map((outcome) => (
        <Button key={outcome} small isDisabled={busy} onPress={() => onSettle(outcome)}>
          {t(`peakDays.overflow.outcome.${outcome}`)}
        </Button>
      ))}
    </span>
  );
}

function EnterForm({ day, onEntered }: { readonly day: PeakDayView; readonly onEntered: () => void }): ReactElement {
  const { t } = useTranslation('front-desk');
  const enter = useAct('overflow.enter');
  const [service, setService] = useState<Service>('marriage');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const ready = name.trim() !== '' && /^[0-9+\- ]{5,20}$/.test(phone.trim()) && !enter.busy;
  const save = async (): Promise<void> => {
    const answer = await enter.run({ on: day.date, service, name, phone });
    if (!answer.ok) return;
    setName('');
    setPhone('');
    onEntered();
  };
  return (
    <form
      className="task-form peak-enter"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className="peak-three">
        <TextField label={t('peakDays.overflow.name')} value={name} onChange={setName} maxLength={60} />
        <TextField label={t('peakDays.overflow.phone')} value={phone} onChange={setPhone} inputMode="tel" maxLength={20} />
        <Select
          label={t('peakDays.overflow.service')}
          value={service}
          onChange={setService}
          options={services.map((id) => ({ id, label: t(`service.${id}`) }))}
        />
      </div>
      <ErrorNotice error={enter.error} onDismiss={enter.forget} />
      <div className="task-actions">
        <Button type="submit" icon="plus" busy={enter.busy} isDisabled={!ready}>
          {t('peakDays.overflow.enter')}
        </Button>
      </div>
    </form>
  );
}
