import { Temporal } from 'temporal-polyfill';
import type { NumberBlock } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';

/** At so many numbers or blanks left a new block is asked for. */
export const fewLeft = 200;
const newYearDays = 10;

/** Whether the stock is enough, running low or gone. */
export function stockLevel(left: number): 'enough' | 'low' | 'out' {
  if (left <= 0) return 'out';
  return left <= fewLeft ? 'low' : 'enough';
}

/** In the last ten days of a year: the days left, and whether next year's numbers are there. Null before. */
export function findNewYearWarning(
  today: CivilDate,
  blocks: readonly Pick<NumberBlock, 'year' | 'next' | 'last'>[],
): { readonly year: number; readonly days: number; readonly ready: boolean } | null {
  const date = Temporal.PlainDate.from(today);
  const newYear = Temporal.PlainDate.from({ year: date.year + 1, month: 1, day: 1 });
  const days = date.until(newYear, { largestUnit: 'days' }).days;
  if (days > newYearDays) return null;
  return { year: newYear.year, days, ready: blocks.some((block) => block.year === newYear.year && block.next <= block.last) };
}

/** Days until a certificate ends; negative once it has. */
export function daysUntil(today: CivilDate, date: CivilDate): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(date), { largestUnit: 'days' }).days;
}
