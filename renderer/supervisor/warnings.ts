import { Temporal } from 'temporal-polyfill';
import type { NumberBlock, OfficeView } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';

/** At so many numbers or blanks left a new block is asked for. */
export const fewLeft = 200;
const newYearDays = 10;

/** Whether the stock is enough, running low or gone. */
export function stockLevel(left: number): 'enough' | 'low' | 'out' {
  if (left <= 0) return 'out';
  return left <= fewLeft ? 'low' : 'enough';
}

/** What is left by business; of divorces only where any were ever entered here. */
export function stocksOf({ numbersLeft, blanksLeft, divorces }: StockView) {
  const marriage = { business: 'marriage', numbers: numbersLeft, blanks: blanksLeft } as const;
  const divorce = { business: 'divorce', numbers: divorces.numbersLeft, blanks: divorces.blanksLeft } as const;
  return divorces.entered ? [marriage, divorce] : [marriage];
}

type StockView = Pick<OfficeView, 'numbersLeft' | 'blanksLeft' | 'divorces'>;

/** The worst of what any business has left: it is what somebody must see to. */
export function lowestLevel(view: StockView, of: 'numbers' | 'blanks'): ReturnType<typeof stockLevel> {
  return stockLevel(Math.min(...stocksOf(view).map((stock) => stock[of])));
}

/** In the last ten days of a year: the days left, and whether next year's numbers are there. Null before. */
export function findNewYearWarning(
  today: CivilDate,
  blocks: readonly Pick<NumberBlock, 'prefix' | 'year' | 'next' | 'last'>[],
): { readonly year: number; readonly days: number; readonly ready: boolean } | null {
  const date = Temporal.PlainDate.from(today);
  const newYear = Temporal.PlainDate.from({ year: date.year + 1, month: 1, day: 1 });
  const days = date.until(newYear, { largestUnit: 'days' }).days;
  if (days > newYearDays) return null;
  // What was numbered here this year is numbered next year, too.
  const prefixes = [...new Set(blocks.map(({ prefix }) => prefix))];
  const isReady = (prefix: NumberBlock['prefix']) =>
    blocks.some((block) => block.prefix === prefix && block.year === newYear.year && block.next <= block.last);
  return { year: newYear.year, days, ready: prefixes.length > 0 && prefixes.every(isReady) };
}

/** Days until a certificate ends; negative once it has. */
export function daysUntil(today: CivilDate, date: CivilDate): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(date), { largestUnit: 'days' }).days;
}
