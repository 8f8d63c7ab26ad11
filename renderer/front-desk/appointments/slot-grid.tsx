import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookableSlot } from '#shared/contract/index.ts';
import type { CivilDate, HalfHour } from '#shared/model/index.ts';
import { classNames } from '../../components/index.ts';

export interface ChosenSlot {
  readonly on: CivilDate;
  readonly from: HalfHour;
}

export interface SlotGridProps {
  readonly days: ReadonlyArray<{ readonly date: CivilDate; readonly slots: readonly BookableSlot[] }>;
  readonly chosen: ChosenSlot | null;
  readonly onChoose: (slot: ChosenSlot) => void;
}

/** Days across, half hours down; what is free is a button with the number of places left. */
export function SlotGrid({ days, chosen, onChoose }: SlotGridProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const halves = [...new Set(days.flatMap(({ slots }) => slots.map(({ from }) => from)))].toSorted();
  if (halves.length === 0) return <p className="soft">{t('appointments.noSlots')}</p>;
  return (
    <table className="table appointment-grid">
      <thead>
        <tr>
          <th>{t('rooms.time')}</th>
          {days.map(({ date }) => (
            <th key={date}>{date}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {halves.map((from) => (
          <tr key={from}>
            <th scope="row">{from}</th>
            {days.map(({ date, slots }) => {
              const slot = slots.find((each) => each.from === from);
              const isChosen = chosen?.on === date && chosen.from === from;
              if (!slot)
                return (
                  <td key={date} className="soft small">
                    {t('appointments.slotState.closed')}
                  </td>
                );
              if (slot.untimely !== null)
                return (
                  <td key={date} className="soft small">
                    {t(`appointments.slotState.${slot.untimely}`)}
                  </td>
                );
              if (slot.free === 0)
                return (
                  <td key={date} className="soft small">
                    {t('appointments.slotState.full')}
                  </td>
                );
              return (
                <td key={date}>
                  <button
                    type="button"
                    className={classNames('appointment-slot', isChosen && 'appointment-slot-chosen')}
                    aria-pressed={isChosen}
                    aria-label={t('appointments.choose', { date, from, count: slot.free })}
                    onClick={() => onChoose({ on: date, from })}
                  >
                    {t('appointments.free', { count: slot.free })}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
