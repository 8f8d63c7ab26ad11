import { Temporal } from 'temporal-polyfill';
import type { CalendarCoverage, CalendarYear, CivilDate } from '#shared/model/index.ts';
import { addDays } from './dates.ts';

/** Holidays and worked weekends, by date, and the days for which they are published. */
export interface Calendar extends CalendarCoverage {
  readonly off: ReadonlyMap<CivilDate, string>;
  readonly work: ReadonlyMap<CivilDate, string>;
}

export interface Day {
  readonly kind: 'workday' | 'workedWeekend' | 'weekend' | 'holiday';
  /** The holiday it belongs to (a worked weekend makes up for one). */
  readonly name: string | null;
  readonly rest: boolean;
  /** No notice covers the date: weekends are known, holidays are not. */
  readonly provisional: boolean;
}

/** A date that a calendar moved; provisional when any day looked at was. */
export interface CalendarDate {
  readonly date: CivilDate;
  readonly provisional: boolean;
}

export function createCalendar(years: readonly CalendarYear[], coverage: CalendarCoverage): Calendar {
  const byDate = (days: CalendarYear['off']) => new Map(days.map(({ date, name }) => [date, name] as const));
  return { ...coverage, off: byDate(years.flatMap(({ off }) => off)), work: byDate(years.flatMap(({ work }) => work)) };
}

export function dayOf(calendar: Calendar, date: CivilDate): Day {
  const provisional = date < calendar.coversFrom || date > calendar.coversThrough;
  const holiday = calendar.off.get(date);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday, rest: true, provisional };
  const weekend = Temporal.PlainDate.from(date).dayOfWeek >= 6;
  const worked = calendar.work.get(date);
  if (worked !== undefined && weekend) return { kind: 'workedWeekend', name: worked, rest: false, provisional };
  return { kind: weekend ? 'weekend' : 'workday', name: null, rest: weekend, provisional };
}

/** The date itself, or the first day after it that is no day of rest (民法典 203). */
export function rollToWorkday(calendar: Calendar, date: CivilDate): CalendarDate {
  let at = date;
  let provisional = false;
  for (;;) {
    const day = dayOf(calendar, at);
    provisional ||= day.provisional;
    if (!day.rest) return { date: at, provisional };
    at = addDays(at, 1);
  }
}

/** The `count`-th workday after a date, which itself does not count (民法典 201); `count` ≥ 1. */
export function addWorkdays(calendar: Calendar, date: CivilDate, count: number): CalendarDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${count} workdays`);
  let reached: CalendarDate = { date, provisional: false };
  for (let done = 0; done < count; done++) {
    const next = rollToWorkday(calendar, addDays(reached.date, 1));
    reached = { date: next.date, provisional: reached.provisional || next.provisional };
  }
  return reached;
}

/** The last workday before a date, for what must be done in time for it. */
export function workdayBefore(calendar: Calendar, date: CivilDate): CalendarDate {
  let at = addDays(date, -1);
  let provisional = false;
  for (;;) {
    const day = dayOf(calendar, at);
    provisional ||= day.provisional;
    if (!day.rest) return { date: at, provisional };
    at = addDays(at, -1);
  }
}
