import { useState, type KeyboardEvent, type ReactElement } from 'react';
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

const steps: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Days across, half hours down; what is free is a button with the number of places left. One of them is in the order of Tab; arrows lead to the others. */
export function SlotGrid({ days, chosen, onChoose }: SlotGridProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const [reached, reach] = useState<string | null>(null);
  const halves = [...new Set(days.flatMap(({ slots }) => slots.map(({ from }) => from)))].toSorted();
  if (halves.length === 0) return <p className="soft">{t('appointments.noSlots')}</p>;
  const isFree = (date: CivilDate, from: string): boolean =>
    days.some((day) => day.date === date && day.slots.some((slot) => slot.from === from && slot.untimely === null && slot.free > 0));
  const free = days.flatMap(({ date, slots }) => slots.filter(({ from }) => isFree(date, from)).map(({ from }) => `${date} ${from}`));
  const inOrder = [reached, chosen && `${chosen.on} ${chosen.from}`].find((cell) => cell !== null && free.includes(cell)) ?? free[0];
  /** To the next free cell in that direction; where there is none it stays. */
  const move = (event: KeyboardEvent<HTMLButtonElement>, date: CivilDate, from: string): void => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [down, across] = step;
    let row = halves.findIndex((half) => half === from) + down;
    let column = days.findIndex((day) => day.date === date) + across;
    for (; halves[row] !== undefined && days[column] !== undefined; row += down, column += across)
      if (isFree(days[column]!.date, halves[row]!)) {
        const cell = `${days[column]!.date} ${halves[row]!}`;
        reach(cell);
        event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
        return;
      }
  };
  return (
    <table className="table appointment-grid">
      <caption className="unseen">{t('appointments.gridCaption')}</caption>
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
                    data-cell={`${date} ${from}`}
                    tabIndex={inOrder === `${date} ${from}` ? 0 : -1}
                    onFocus={() => reach(`${date} ${from}`)}
                    onKeyDown={(event) => move(event, date, from)}
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
