import { Temporal } from 'temporal-polyfill';
import type { CivilDate, PeakDay, PeakDayRule, PeakDaySettings } from '#shared/model/index.ts';
import { lunarDate } from './lunar.ts';

/** The peak days of a civil year in order; two that meet are one day with both names. */
export function peakDaysOf(year: number, { days, once }: PeakDaySettings): PeakDay[] {
  const found = [
    ...days.flatMap((rule) => datesIn(year, rule).map((date) => ({ date, name: rule.name }))),
    ...once.filter(({ date }) => yearOf(date) === year),
  ];
  return [...Map.groupBy(found, ({ date }) => date)]
    .map(([date, named]) => ({ date, names: [...new Set(named.map(({ name }) => name))] }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The peak days from a date on, `until` included. */
export function peakDaysBetween(from: CivilDate, until: CivilDate, settings: PeakDaySettings): PeakDay[] {
  const years = Array.from({ length: Math.max(0, yearOf(until) - yearOf(from) + 1) }, (_, later) => yearOf(from) + later);
  return years.flatMap((year) => peakDaysOf(year, settings)).filter(({ date }) => date >= from && date <= until);
}

/** Lunar dates are computed for years for which almanacs are published, to hold them against. */
const [firstLunarYear, lastLunarYear] = [1900, 2100];

/** Both ends of a lunar year lie in civil years of different numbers, so that its last days belong to the next one. */
function datesIn(year: number, { calendar, month, day }: PeakDayRule): CivilDate[] {
  if (calendar === 'lunar')
    return [year - 1, year]
      .filter((lunarYear) => lunarYear >= firstLunarYear && lunarYear <= lastLunarYear)
      .flatMap((lunarYear) => lunarDate(lunarYear, month, day) ?? [])
      .filter((date) => yearOf(date) === year);
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month });
  return day > daysInMonth ? [] : [Temporal.PlainDate.from({ year, month, day }).toString() as CivilDate];
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}
