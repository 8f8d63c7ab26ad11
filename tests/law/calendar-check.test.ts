import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCalendarOverlay, checkCalendarYear, type CalendarProblem } from '#shared/law/calendar-check.ts';
import { createCalendar } from '#shared/law/calendar.ts';
import { compareCalendars, findCoverageWarning } from '#shared/law/calendar-coverage.ts';
import { CalendarYear, type CalendarOverlay } from '#shared/model/index.ts';
import { date } from './couple.ts';
import { year2027 } from './year-2027.ts';

const folder = join(import.meta.dirname, '../../resources/calendar');
const shipped = readdirSync(folder).map((name) => CalendarYear.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const calendar = createCalendar(shipped);

const check = (file: CalendarYear, known = shipped) => checkCalendarYear(file, known, createCalendar(known));
const day = (on: string, name: string) => ({ date: date(on), name });
const without = (...dates: string[]): CalendarYear => ({ ...year2027, off: year2027.off.filter((each) => !dates.includes(each.date)) });
const also = (of: 'off' | 'work', on: string, name: string): CalendarYear => ({ ...year2027, [of]: [...year2027[of], day(on, name)] });

describe('a year of holidays that is taken in', () => {
  it('is sound as every shipped year is, each in place of itself', () => {
    for (const file of shipped) {
      expect(check(file).problem, String(file.year)).toBeNull();
      // 2020 got days on top in its spring: they come out as odd, and nothing else does.
      expect(check(file).doubts.map(({ code }) => code)).toEqual(file.year === 2020 ? ['longRest', 'balance'] : []);
    }
  });

  it('follows the last one known, with nothing odd in it', () => {
    expect(check(year2027)).toEqual({ problem: null, doubts: [] });
  });

  const refused: readonly (readonly [string, CalendarYear, CalendarProblem['code'], object])[] = [
    ['a gap after the last year', { ...year2027, year: 2028 }, 'calendar.yearFirst', { year: 2028, first: 2027 }],
    ['a gap before the first year', { ...year2027, year: 2018 }, 'calendar.yearFirst', { year: 2018, first: 2019 }],
    ['coverage of another year', { ...year2027, coversThrough: date('2028-01-01') }, 'calendar.coverage', { year: 2027 }],
    ['coverage before it begins', { ...year2027, coversThrough: date('2026-12-31') }, 'calendar.coverage', { year: 2027 }],
    ['a day of the next year', also('off', '2028-01-01', '元旦'), 'calendar.dayOutside', { date: '2028-01-01' }],
    ['an early day of the year before', also('off', '2026-12-30', '元旦'), 'calendar.dayOutside', { date: '2026-12-30' }],
    ['a day beyond its coverage', { ...year2027, coversThrough: date('2027-10-02') }, 'calendar.dayNotCovered', { date: '2027-10-03' }],
    ['a day twice', also('off', '2027-01-01', '元旦'), 'calendar.dayTwice', { date: '2027-01-01' }],
    ['a day both off and worked', also('work', '2027-10-02', '国庆节'), 'calendar.dayTwice', { date: '2027-10-02' }],
    ['work on a workday', also('work', '2027-03-02', '春节'), 'calendar.workdayAnyway', { date: '2027-03-02' }],
    ['no second day of labour', without('2027-05-02'), 'calendar.holidayMissing', { date: '2027-05-02', holiday: '劳动节' }],
    ['no third day of the nation', without('2027-10-03'), 'calendar.holidayMissing', { date: '2027-10-03', holiday: '国庆节' }],
    ['no new year', without('2027-01-01'), 'calendar.holidayMissing', { date: '2027-01-01', holiday: '元旦' }],
    ['no 清明', without('2027-04-03', '2027-04-04', '2027-04-05'), 'calendar.holidayShort', { holiday: '清明节', days: 1, found: 0 }],
    [
      'a spring festival of three days',
      without('2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'),
      'calendar.holidayShort',
      { holiday: '春节', days: 4, found: 3 },
    ],
  ];
  it.each(refused)('is refused with %s', (_, file, code, details) => {
    expect(check(file).problem).toMatchObject({ code, details });
  });

  it('waits for the rest of a year that is known in part, and may not cut a gap before a known one', () => {
    const part = { ...year2027, coversThrough: date('2027-10-09') };
    expect(check(part).problem).toBeNull();
    expect(check({ ...year2027, year: 2028 }, [...shipped, part]).problem).toMatchObject({ details: { year: 2028, first: 2027 } });
    const year2026 = shipped.find(({ year }) => year === 2026)!;
    const short = { ...year2026, coversThrough: date('2026-10-31') };
    expect(check(short, [...shipped, year2027]).problem).toEqual({
      code: 'calendar.cutsOff',
      details: { year: 2026, next: 2027, coversThrough: '2026-10-31' },
    });
    expect(check(short).doubts).toContainEqual({ code: 'shorter', details: { coversThrough: '2026-10-31', now: '2026-12-31' } });
  });

  it('asks only for holidays that are over where it covers part of the year', () => {
    const off = year2027.off.filter((each) => each.date < '2027-06-01');
    const work = year2027.work.filter((each) => each.date < '2027-06-01');
    expect(check({ ...year2027, coversThrough: date('2027-05-31'), off, work })).toEqual({ problem: null, doubts: [] });
  });

  it('holds the old number of days before 2025, and joined holidays to the days of both', () => {
    const year2024 = shipped.find(({ year }) => year === 2024)!;
    const fewer = year2024.off.filter(({ name, date: on }) => name !== '劳动节' || on === '2024-05-01');
    expect(check({ ...year2024, off: fewer }).problem).toBeNull();
    const year2025 = shipped.find(({ year }) => year === 2025)!;
    const joined = year2025.off.filter(({ name, date: on }) => !name.includes('中秋') || on <= '2025-10-03');
    expect(check({ ...year2025, off: joined }).problem).toMatchObject({ details: { holiday: '国庆节、中秋节', days: 4, found: 3 } });
  });

  it('lets a later notice take days back from a holiday', () => {
    const corrected = { ...without('2027-10-07'), work: [...year2027.work, day('2027-10-07', '国庆节')] };
    expect(check(corrected, [...shipped, year2027]).problem).toBeNull();
  });

  it('says what is odd: long holidays, holidays in two pieces, days that do not add up, papers from elsewhere', () => {
    const codes = (file: CalendarYear) => check(file).doubts.map((doubt) => doubt.code);
    expect(codes(also('off', '2027-02-13', '春节'))).toEqual([]);
    const long = [day('2027-02-04', '春节'), day('2027-02-13', '春节')];
    expect(codes({ ...year2027, off: [...year2027.off, ...long] })).toEqual(['longRest', 'balance']);
    expect(codes(also('off', '2027-11-03', '国庆节'))).toEqual(['apart', 'balance']);
    expect(codes({ ...year2027, work: year2027.work.slice(1) })).toEqual(['balance']);
    expect(codes({ ...year2027, papers: ['https://example.org/www.gov.cn/'] })).toEqual(['elsewhere']);
  });
});

describe('the days of a region', () => {
  const overlay: CalendarOverlay = {
    region: '45',
    year: 2026,
    papers: ['桂政发〔2025〕1号'],
    off: [day('2026-04-20', '三月三'), day('2026-04-21', '三月三')],
    work: [],
  };
  const checkThere = (change: Partial<CalendarOverlay>, regionCode = '450302') =>
    checkCalendarOverlay({ ...overlay, ...change }, shipped, calendar, regionCode);

  it('lie over a year that is known', () => {
    expect(checkThere({})).toEqual({ problem: null, doubts: [] });
    expect(checkThere({ year: 2027 }).problem).toEqual({ code: 'calendar.yearFirst', details: { year: 2027, first: 2027 } });
  });

  it('are held to the same care', () => {
    expect(checkThere({ off: [day('2025-04-20', '三月三')] }).problem?.code).toBe('calendar.dayOutside');
    expect(checkThere({ work: overlay.off }).problem?.code).toBe('calendar.dayTwice');
    expect(checkThere({ work: [day('2026-05-20', '三月三')] }).problem?.code).toBe('calendar.workdayAnyway');
  });

  it('come with a word where they hold elsewhere, or are off anyway', () => {
    expect(checkThere({}, '329901').doubts).toEqual([{ code: 'otherRegion', details: { region: '45' } }]);
    expect(checkThere({ off: [day('2026-04-06', '三月三')] }).doubts).toEqual([
      { code: 'offAnyway', details: { date: '2026-04-06', holiday: '清明节' } },
    ]);
  });
});

describe('the end of the calendar', () => {
  it.each([
    ['2026-10-22', null],
    ['2026-10-23', 'near'],
    ['2026-10-31', 'near'],
    ['2026-11-01', 'due'],
    ['2026-12-31', 'due'],
    ['2027-01-01', 'over'],
  ])('seen from %s: %s', (today, warning) => {
    expect(findCoverageWarning(date(today), date('2026-12-31'))).toBe(warning);
  });

  it('is no matter once the next year is there, and near again where that is known in part', () => {
    expect(findCoverageWarning(date('2026-12-31'), date('2027-12-31'))).toBeNull();
    expect(findCoverageWarning(date('2026-12-31'), date('2027-02-28'))).toBe('near');
  });

  it('moves with a year, and every other day of it shows', () => {
    const changes = compareCalendars(calendar, createCalendar([...shipped, year2027]), date('2026-12-31'), date('2027-12-31'));
    expect(changes).toHaveLength(year2027.off.length + year2027.work.length);
    expect(changes[0]).toEqual({
      date: '2027-01-01',
      before: { kind: 'workday', name: null },
      after: { kind: 'holiday', name: '元旦' },
    });
  });
});
