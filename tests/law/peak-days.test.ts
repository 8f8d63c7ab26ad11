import { describe, expect, it, test } from 'vitest';
import { countersNeeded, forecastDay, peakDaysBetween, peakDaysOf } from '#shared/law/peak-days/index.ts';
import { lunarDate } from '#shared/law/peak-days/lunar.ts';
import { PeakDayRule, PeakDaySettings } from '#shared/model/index.ts';
import { date } from './couple.ts';

/** 七夕, 2000 to 2040; `lunar.test.ts` computes the same from the conjunctions. */
const qixi = `
  2000-08-06 2001-08-25 2002-08-15 2003-08-04 2004-08-22 2005-08-11 2006-07-31 2007-08-19 2008-08-07 2009-08-26
  2010-08-16 2011-08-06 2012-08-23 2013-08-13 2014-08-02 2015-08-20 2016-08-09 2017-08-28 2018-08-17 2019-08-07
  2020-08-25 2021-08-14 2022-08-04 2023-08-22 2024-08-10 2025-08-29 2026-08-19 2027-08-08 2028-08-26 2029-08-16
  2030-08-05 2031-08-24 2032-08-12 2033-08-01 2034-08-20 2035-08-10 2036-08-28 2037-08-17 2038-08-07 2039-08-26
  2040-08-14`
  .trim()
  .split(/\s+/);
const settings = PeakDaySettings.parse({});

describe('M-131 days on which many want to marry', () => {
  it.each(qixi)('七夕 is on %s, and on no other day of its year', (published) => {
    const days = peakDaysOf(Number(published.slice(0, 4)), settings).filter(({ names }) => names.includes('七夕'));
    expect(days.map(({ date }) => date)).toEqual([published]);
  });

  it('of the seventh month twice in 2006 only the first one counts', () => {
    expect(peakDaysOf(2006, settings).map(({ date }) => date)).not.toContain('2006-08-30');
  });

  it.each([
    ['a leap second month', 2023, 1, 15, '2023-02-05'],
    ['a leap second month: the third comes later', 2023, 3, 3, '2023-04-22'],
    ['a new moon before midnight', 2027, 1, 15, '2027-02-20'],
    ['a leap sixth month', 2025, 9, 9, '2025-10-29'],
    ['the year whose leap month is the eleventh', 2033, 12, 8, '2034-01-27'],
    ['the last month of a lunar year', 2025, 12, 8, '2026-01-26'],
  ])('%s', (_, year, month, day, published) => {
    expect(lunarDate(year, month, day)).toBe(published);
  });

  it('a month of 29 days has no thirtieth', () => {
    expect(lunarDate(2025, 12, 30)).toBeNull();
    expect(lunarDate(2023, 12, 30)).toBe('2024-02-09');
  });

  it('the year has them in order, one that meets another with both names', () => {
    const year = peakDaysOf(2026, { ...settings, once: [{ name: '建县百年', date: date('2026-05-20') }] });
    expect(year).toEqual([
      { date: '2026-02-14', names: ['2·14'] },
      { date: '2026-03-03', names: ['元宵'] },
      { date: '2026-05-20', names: ['5·20', '建县百年'] },
      { date: '2026-05-21', names: ['5·21'] },
      { date: '2026-08-19', names: ['七夕'] },
      { date: '2026-09-09', names: ['9·9'] },
      { date: '2026-10-18', names: ['重阳'] },
      { date: '2026-11-11', names: ['11·11'] },
    ]);
  });

  it('a lunar day of winter belongs to the civil year it falls in, none or two as it comes', () => {
    const winter = PeakDaySettings.parse({ days: [{ name: '腊八', calendar: 'lunar', month: 12, day: 8 }] });
    expect(peakDaysOf(2026, winter).map(({ date }) => date)).toEqual(['2026-01-26']);
    expect(peakDaysBetween(date('2027-01-01'), date('2029-12-31'), winter).map(({ date }) => date)).toEqual([
      '2027-01-15',
      '2028-01-04',
      '2029-01-22',
    ]);
  });

  it('29 February is a peak day of leap years only, and 30 February of none', () => {
    const leap = PeakDaySettings.parse({ days: [{ name: '2·29', calendar: 'solar', month: 2, day: 29 }] });
    expect(peakDaysOf(2027, leap)).toEqual([]);
    expect(peakDaysOf(2028, leap)).toEqual([{ date: '2028-02-29', names: ['2·29'] }]);
    expect(PeakDayRule.safeParse({ name: '?', calendar: 'solar', month: 2, day: 30 }).success).toBe(false);
    expect(PeakDayRule.safeParse({ name: '?', calendar: 'lunar', month: 2, day: 31 }).success).toBe(false);
  });
});

test('M-131 a forecast is the middle of past years, measured by the ordinary workday of each', () => {
  const past = [
    { year: 2023, count: 120, ordinary: 12 },
    { year: 2024, count: 200, ordinary: 16 },
    { year: 2025, count: 154, ordinary: 14 },
  ];
  expect(forecastDay(past, 20)).toMatchObject({ by: 'scaled', low: 165, expected: 220, high: 275 });
  expect(forecastDay(past, 20).factors).toEqual([
    { year: 2023, factor: 10 },
    { year: 2024, factor: 12.5 },
    { year: 2025, factor: 11 },
  ]);
});

test('M-131 years that differ more than a quarter make the range wider; one year makes it no narrower', () => {
  const two = [
    { year: 2024, count: 50, ordinary: 10 },
    { year: 2025, count: 150, ordinary: 10 },
  ];
  expect(forecastDay(two, 10)).toMatchObject({ low: 50, expected: 100, high: 150 });
  expect(forecastDay([two[0]!], 10)).toMatchObject({ low: 37, expected: 50, high: 63 });
});

test('M-131 without ordinary days the counts stand for themselves, and without counts nothing is claimed', () => {
  expect(forecastDay([{ year: 2025, count: 80, ordinary: 0 }], 10)).toMatchObject({ by: 'counts', expected: 80 });
  expect(forecastDay([{ year: 2025, count: 80, ordinary: 8 }], 0)).toMatchObject({ by: 'counts', expected: 80 });
  expect(forecastDay([], 10)).toEqual({ by: 'none', low: 0, expected: 0, high: 0, factors: [] });
});

test('M-131 counters are enough when none is busy all the time', () => {
  expect(countersNeeded(220, 20, 480)).toBe(11);
  expect(countersNeeded(0, 20, 480)).toBe(0);
  expect(() => countersNeeded(10, 20, 0)).toThrow('0 minutes open');
});
