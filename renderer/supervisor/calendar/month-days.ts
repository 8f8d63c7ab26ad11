import { Temporal } from 'temporal-polyfill';
import type { CalendarView } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';

type SpecialDay = CalendarView['shown']['days'][number];
export type DayKind = SpecialDay['kind'];

/** A day of a month's grid; null stands before its first and after its last. */
export type GridDay = { readonly date: CivilDate; readonly day: number; readonly kind: DayKind; readonly name: string | null } | null;

/** The weeks of a month, from Monday to Sunday. `special`: the days that are no ordinary workdays. */
export function weeksOf(year: number, month: number, special: ReadonlyMap<CivilDate, SpecialDay>): GridDay[][] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const days: GridDay[] = Array.from({ length: first.dayOfWeek - 1 }, () => null);
  for (let day = 1; day <= first.daysInMonth; day++) {
    const date = first.with({ day }).toString() as CivilDate;
    const { kind, name } = special.get(date) ?? { kind: 'workday' as const, name: null };
    days.push({ date, day, kind, name });
  }
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Days that follow each other and are alike. */
export interface Stretch<T> {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly days: number;
  readonly first: T;
}

/** Days in the order of time, joined where one follows the other and `sameAs` is the same word for both. */
export function stretchesOf<T extends { readonly date: CivilDate }>(days: readonly T[], sameAs: (day: T) => string): Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last && sameAs(last.first) === sameAs(day) && Temporal.PlainDate.from(last.until).add({ days: 1 }).toString() === day.date)
      stretches[stretches.length - 1] = { ...last, until: day.date, days: last.days + 1 };
    else stretches.push({ from: day.date, until: day.date, days: 1, first: day });
  }
  return stretches;
}
