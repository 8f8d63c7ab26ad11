import { Temporal } from 'temporal-polyfill';
import type { CalendarOverlay, CalendarYear, CivilDate, RestPolicy } from '#shared/model/index.ts';
import { addDays } from './dates.ts';

/** Holidays and worked weekends, by date, and the days for which they are published. */
export interface Calendar {
  readonly off: ReadonlyMap<CivilDate, string>;
  readonly work: ReadonlyMap<CivilDate, string>;
  /** Outside these days nothing is published yet, and every answer is provisional. */
  readonly coversFrom: CivilDate;
  readonly coversThrough: CivilDate;
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

/** A date moved past the days of rest it fell on, and these days. */
export interface RolledDate extends CalendarDate {
  readonly passed: ReadonlyArray<Day & { readonly date: CivilDate }>;
}

/**
 * The calendar of a place: the State's years, and over them what its region gave. Years count as published from the first on
 * without a gap; a year that comes twice holds as it came last.
 */
export function createCalendar(years: readonly CalendarYear[], overlays: readonly CalendarOverlay[] = []): Calendar {
  const kept = [...new Map(years.map((year) => [year.year, year])).values()].toSorted((a, b) => a.year - b.year);
  if (kept.length === 0) throw new Error('no calendar years');
  const days = (of: 'off' | 'work') => new Map(kept.flatMap((year) => year[of].map(({ date, name }) => [date, name] as const)));
  const off = days('off');
  const work = days('work');
  for (const overlay of overlays) {
    for (const { date, name } of overlay.off) off.set(date, name);
    for (const { date, name } of overlay.work) {
      off.delete(date);
      work.set(date, name);
    }
  }
  return { off, work, coversFrom: `${kept[0]!.year}-01-01` as CivilDate, coversThrough: endOfCoverage(kept) };
}

function endOfCoverage(years: readonly CalendarYear[]): CivilDate {
  const broken = years.findIndex(
    ({ coversThrough }, i) => coversThrough < `${years[i]!.year}-12-31` || years[i + 1]?.year !== years[i]!.year + 1,
  );
  return years[broken]!.coversThrough;
}

export function dayOf(calendar: Calendar, date: CivilDate): Day {
  const provisional = date < calendar.coversFrom || date > calendar.coversThrough;
  const holiday = calendar.off.get(date);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday, rest: true, provisional };
  const weekend = isWeekend(date);
  const worked = calendar.work.get(date);
  if (worked !== undefined && weekend) return { kind: 'workedWeekend', name: worked, rest: false, provisional };
  return { kind: weekend ? 'weekend' : 'workday', name: null, rest: weekend, provisional };
}

/** Saturdays and Sundays, worked or not. */
export function isWeekend(date: CivilDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek >= 6;
}

/** The date itself, or the first day after it that is no day of rest (民法典 203). */
export function rollToWorkday(calendar: Calendar, date: CivilDate, policy: RestPolicy = 'WIDE'): RolledDate {
  const passed: (Day & { date: CivilDate })[] = [];
  let provisional = false;
  for (let at = date; ; at = addDays(at, 1)) {
    const day = dayOf(calendar, at);
    provisional ||= day.provisional;
    if (!day.rest || (policy === 'HOLIDAY_ONLY' && day.kind !== 'holiday')) return { date: at, provisional, passed };
    passed.push({ ...day, date: at });
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
