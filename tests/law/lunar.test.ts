import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { peakDaysOf } from '#shared/law/peak-days/index.ts';
import { lunarDate } from '#shared/law/peak-days/lunar.ts';
import { PeakDaySettings } from '#shared/model/index.ts';
import { computeMonths, newMoon, sunAt, type ComputedMonth } from './lunar-reference.ts';

const months = computeMonths(2000, 2045);
const dayOf = ({ begins }: ComputedMonth, day: number): string =>
  Temporal.PlainDate.from(begins)
    .add({ days: day - 1 })
    .toString();

test('the reference gives the worked examples of the book: a new moon of 1977, the sun of 1992-10-13', () => {
  expect(newMoon(-283)).toBeCloseTo(2443192.65118, 5);
  expect(sunAt(2448908.5)).toBeCloseTo(199.90895, 4);
});

test('no conjunction is so near midnight, and no sun so near its point, that the reference could take one day for another', () => {
  // Half a minute of the conjunction and a quarter of an hour of the sun (0.01°) is what its formulas may be off.
  expect(Math.min(...months.map(({ fromMidnight }) => fromMidnight))).toBeGreaterThan(0.5);
  expect(Math.min(...months.map(({ fromPoint }) => fromPoint))).toBeGreaterThan(0.01);
});

test('M-131 every month of 2000 to 2045 begins with its conjunction at UTC+8 and has the days until the next', () => {
  expect(months).toHaveLength(46 * 12 + 17);
  for (const [place, month] of months.entries()) {
    if (month.leap) continue;
    const { year, month: number } = month;
    expect(lunarDate(year, number, 1), `${year}-${number}`).toBe(month.begins);
    const next = months[place + 1];
    if (next === undefined) continue;
    const last = dayOf(month, 30);
    expect(lunarDate(year, number, 30), `${year}-${number}-30`).toBe(last === next.begins ? null : last);
  }
});

test('the leap months of 2000 to 2045, the eleventh of 2033 among them', () => {
  const leap = '2001-4 2004-2 2006-7 2009-5 2012-4 2014-9 2017-6 2020-4 2023-2 2025-6 2028-5 2031-3 2033-11 2036-6 2039-5 2042-2 2044-7';
  expect(months.filter((month) => month.leap).map(({ year, month }) => `${year}-${month}`)).toEqual(leap.split(' '));
});

test.each(Array.from({ length: 46 }, (_, later) => 2000 + later))(
  'M-131 七夕 of %i is the seventh day of the month that begins with the conjunction',
  (year) => {
    const seventh = months.find((month) => month.year === year && month.month === 7 && !month.leap)!;
    const days = peakDaysOf(year, PeakDaySettings.parse({})).filter(({ names }) => names.includes('七夕'));
    expect(days.map(({ date }) => date)).toEqual([dayOf(seventh, 7)]);
  },
);

test('ICU’s calendar is a day off in four months, each with its conjunction within eight minutes of midnight; ours is not', () => {
  const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const partsOf = (date: string): string => {
    const parts = icu.formatToParts(new Date(`${date}T12:00:00Z`));
    return ['month', 'day'].map((part) => parts.find(({ type }) => type === part)?.value).join('-');
  };
  const off = months.filter(({ month, leap, begins }) => partsOf(begins) !== `${month}${leap ? 'bis' : ''}-1`);
  expect(off.map(({ begins }) => [begins, partsOf(begins)])).toEqual([
    // Its first day by the conjunction, and what ICU takes that day for: a day late in 2012 and 2027, a day early in 2018 and 2030.
    ['2012-08-17', '6-30'],
    ['2018-11-08', '10-2'],
    ['2027-02-06', '12-30'],
    ['2030-02-03', '1-2'],
  ]);
  expect(Math.max(...off.map(({ fromMidnight }) => fromMidnight))).toBeLessThan(8);
});
