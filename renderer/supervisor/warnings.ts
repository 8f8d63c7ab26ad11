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

/** One thing that runs out. */
export interface Stock {
  readonly of: 'marriage' | 'divorce' | 'marriageReissue' | 'divorceReissue';
  readonly kind: 'numbers' | 'blanks';
  readonly left: number;
}

/** What is left; of divorces and of certificates issued anew only where any were ever entered here. */
export function stocksOf({ numbersLeft, blanksLeft, divorces, reissues }: StockView): Stock[] {
  const stock = (of: Stock['of'], kind: Stock['kind'], left: number | null): Stock[] => (left === null ? [] : [{ of, kind, left }]);
  return [
    ...stock('marriage', 'numbers', numbersLeft),
    ...stock('marriage', 'blanks', blanksLeft),
    ...stock('divorce', 'numbers', divorces.entered ? divorces.numbersLeft : null),
    ...stock('divorce', 'blanks', divorces.entered ? divorces.blanksLeft : null),
    ...stock('marriageReissue', 'numbers', reissues.marriage),
    ...stock('divorceReissue', 'numbers', reissues.divorce),
  ];
}

type StockView = Pick<OfficeView, 'numbersLeft' | 'blanksLeft' | 'divorces' | 'reissues'>;

/** The worst of what any business has left: it is what somebody must see to. */
export function lowestLevel(view: StockView, of: Stock['kind']): ReturnType<typeof stockLevel> {
  return stockLevel(Math.min(...stocksOf(view).flatMap(({ kind, left }) => (kind === of ? [left] : []))));
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
