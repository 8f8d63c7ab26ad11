import { Temporal } from 'temporal-polyfill';
import type { CivilDate, LeapDay } from '#shared/model/index.ts';

/** `days` later, or earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return write(read(date).add({ days }));
}

/**
 * The same day `months` later; where that month has no such day, its last one (民法典 202).
 * Only 29 February met again in February of a common year follows the leap-day setting.
 */
export function addMonths(date: CivilDate, months: number, leapDay: LeapDay): CivilDate {
  const start = read(date);
  const end = start.add({ months });
  const meetsCommonFebruary = start.month === 2 && start.day === 29 && end.month === 2 && end.day === 28;
  return write(meetsCommonFebruary && leapDay === 'march1' ? end.add({ days: 1 }) : end);
}

/** The same day `years` later; for 29 February see `addMonths`. */
export function addYears(date: CivilDate, years: number, leapDay: LeapDay): CivilDate {
  return addMonths(date, years * 12, leapDay);
}

/** The day on which somebody born on `birth` is `years` full years old (周岁). */
export function reachesAge(birth: CivilDate, years: number, leapDay: LeapDay): CivilDate {
  return addYears(birth, years, leapDay);
}

/** Full years of age (周岁) on a date; the birthday itself counts. Nobody has an age before birth: that throws. */
export function fullAge(birth: CivilDate, on: CivilDate, leapDay: LeapDay): number {
  if (on < birth) throw new RangeError(`${on} is before the birth on ${birth}`);
  const years = read(on).year - read(birth).year;
  return reachesAge(birth, years, leapDay) <= on ? years : years - 1;
}

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return read(from).until(read(to), { largestUnit: 'days' }).days;
}

function read(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

function write(date: Temporal.PlainDate): CivilDate {
  return date.toString() as CivilDate;
}
