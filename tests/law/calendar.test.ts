import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkdays, createCalendar, dayOf, rollToWorkday, workdayBefore } from '#shared/law/calendar.ts';
import { addDays } from '#shared/law/dates.ts';
import { CalendarYear } from '#shared/model/index.ts';
import { date } from './couple.ts';

const folder = join(import.meta.dirname, '../../resources/calendar');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const yearFiles = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
const years = yearFiles.map((name) => CalendarYear.parse(readJson(name)));
const calendar = createCalendar(years);

describe('the holiday calendar', () => {
  it('has a file for every year it says it covers, and names no day twice', () => {
    const first = Number(calendar.coversFrom.slice(0, 4));
    const last = Number(calendar.coversThrough.slice(0, 4));
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
    expect(yearFiles).toEqual(years.map(({ year }) => `${year}.json`));
    const all = years.flatMap(({ off, work }) => [...off, ...work].map((day) => day.date));
    expect(new Set(all).size).toBe(all.length);
  });

  it('holds in each file only days of that year, or the last day before it', () => {
    for (const { year, off, work } of years) {
      const strangers = [...off, ...work].map((day) => day.date).filter((day) => !day.startsWith(`${year}-`));
      expect(strangers.filter((day) => day !== `${year - 1}-12-31`)).toEqual([]);
    }
  });

  it('has worked weekends in every year, and works nowhere else but where a later notice shortened a holiday', () => {
    const onWeekdays = years.flatMap(({ year, work }) => {
      expect(
        work.some((day) => dayOf(calendar, day.date).kind === 'workedWeekend'),
        String(year),
      ).toBe(true);
      return work.map((day) => day.date).filter((day) => dayOf(calendar, day).kind !== 'workedWeekend');
    });
    expect(onWeekdays).toEqual(['2020-02-03']);
    expect(dayOf(calendar, date('2020-02-03'))).toMatchObject({ kind: 'workday', rest: false });
  });

  it.each([
    ['2026-11-20', 'workday', null],
    ['2026-11-22', 'weekend', null],
    ['2026-10-01', 'holiday', '国庆节'],
    ['2026-02-15', 'holiday', '春节'],
    ['2026-09-20', 'workedWeekend', '国庆节'],
    ['2026-01-04', 'workedWeekend', '元旦'],
  ] as const)('knows that %s is a %s', (day, kind, name) => {
    expect(dayOf(calendar, date(day))).toEqual({ kind, name, rest: kind === 'weekend' || kind === 'holiday', provisional: false });
  });

  it('never calls a day outside the published years certain', () => {
    expect(dayOf(calendar, date('2027-01-01'))).toEqual({ kind: 'workday', name: null, rest: false, provisional: true });
    expect(dayOf(calendar, date('2026-12-31')).provisional).toBe(false);
    expect(dayOf(calendar, date('2019-12-31')).provisional).toBe(true);
    expect(addWorkdays(calendar, date('2026-12-30'), 3).provisional).toBe(true);
    expect(workdayBefore(calendar, date('2027-01-05'))).toEqual({ date: '2027-01-04', provisional: true });
    expect(workdayBefore(calendar, date('2027-01-01'))).toEqual({ date: '2026-12-31', provisional: false });
  });

  it('is not certain of a workday if a day passed over might yet be worked', () => {
    const short = createCalendar([{ year: 2027, papers: ['https://www.gov.cn/'], coversThrough: date('2027-11-19'), off: [], work: [] }]);
    expect(workdayBefore(short, date('2027-11-22'))).toEqual({ date: '2027-11-19', provisional: true });
    expect(rollToWorkday(short, date('2026-12-26'))).toMatchObject({ date: '2026-12-28', provisional: true });
    expect(workdayBefore(short, date('2027-11-19'))).toEqual({ date: '2027-11-18', provisional: false });
  });

  it.each([
    ['2026-12-20', '2026-12-21'],
    ['2026-02-15', '2026-02-24'],
    ['2026-10-03', '2026-10-08'],
    ['2026-09-20', '2026-09-20'],
    ['2026-06-19', '2026-06-22'],
  ])('rolls a last day on %s to %s', (day, expected) => {
    expect(rollToWorkday(calendar, date(day))).toMatchObject({ date: expected, provisional: false });
  });

  it('counts workdays from the day after', () => {
    expect(addWorkdays(calendar, date('2026-09-30'), 1).date).toBe('2026-10-08');
    expect(addWorkdays(calendar, date('2026-09-30'), 3).date).toBe('2026-10-10');
    expect(() => addWorkdays(calendar, date('2026-09-30'), 0)).toThrow(RangeError);
  });

  it('rolls to the nearest workday, whatever the date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 7 }), (offset) => {
        const day = addDays(date('2020-01-01'), offset);
        const rolled = rollToWorkday(calendar, day).date;
        expect(dayOf(calendar, rolled).rest).toBe(false);
        for (let between = day; between < rolled; between = addDays(between, 1)) expect(dayOf(calendar, between).rest).toBe(true);
      }),
    );
  });
});
