import { Temporal } from 'temporal-polyfill';
import type { DivorceMonth } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';

export type MonthDay = DivorceMonth['days'][number];

/** `2026-12`. */
export function monthOf(date: CivilDate): string {
  return date.slice(0, 7);
}

/** The first day of the month that many months away. */
export function monthAway(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** The weeks of a month, from Monday to Sunday; null stands before its first day and after its last. */
export function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const [first] = days;
  if (!first) return [];
  const cells: (MonthDay | null)[] = [...Array.from({ length: Temporal.PlainDate.from(first.on).dayOfWeek - 1 }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Periods that begin or end on a day. */
export function dueOn({ withdrawUntil, issueFrom, issueUntil }: MonthDay): number {
  return withdrawUntil + issueFrom + issueUntil;
}

/** How busy an open day may become against the busiest of its month, 0 to 3. */
export function loadOf(day: MonthDay, days: readonly MonthDay[]): 0 | 1 | 2 | 3 {
  if (!day.open || day.mayCome === 0) return 0;
  const most = Math.max(...days.filter(({ open }) => open).map(({ mayCome }) => mayCome));
  const share = day.mayCome / most;
  return share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1;
}
