import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { createCalendar } from '#shared/law/calendar.ts';
import { addDays } from '#shared/law/dates.ts';
import {
  awaitsCalendar,
  coolingOffDates,
  coolingOffSince,
  hasLapsed,
  isProvisional,
  mayIssue,
  mayWithdraw,
  saysTheSame,
} from '#shared/law/divorce/index.ts';
import { CalendarYear, type RestPolicy } from '#shared/model/index.ts';
import { date } from './couple.ts';
import { referenceDates } from './cooling-off-reference.ts';

const folder = join(import.meta.dirname, '../../resources/calendar');
const shipped = readdirSync(folder).map((name) => CalendarYear.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const calendar = createCalendar(shipped);
const policies: readonly RestPolicy[] = ['WIDE', 'HOLIDAY_ONLY'];

describe('M-62 M-70 M-71 M-72 the dates of an application', () => {
  // Acceptance, last day to withdraw, first and last day to issue, the day it lapses; computed by hand from the notice of 2026.
  it.each([
    ['an ordinary one', '2026-11-23', '2026-12-23', '2026-12-24', '2027-01-22', '2027-01-23'],
    ['the first period ends on a Sunday', '2026-11-20', '2026-12-21', '2026-12-22', '2027-01-20', '2027-01-21'],
    ['the first period ends in 春节', '2026-01-16', '2026-02-24', '2026-02-25', '2026-03-26', '2026-03-27'],
    ['the second period ends in 春节', '2025-12-19', '2026-01-19', '2026-01-20', '2026-02-24', '2026-02-25'],
    ['the first ends in 国庆, the second on a Saturday', '2026-09-03', '2026-10-08', '2026-10-09', '2026-11-09', '2026-11-10'],
    ['the second period ends in 国庆', '2026-08-07', '2026-09-07', '2026-09-08', '2026-10-08', '2026-10-09'],
    ['a Sunday that is worked', '2026-08-21', '2026-09-20', '2026-09-21', '2026-10-20', '2026-10-21'],
    ['over February: thirty days are no month', '2026-01-30', '2026-03-02', '2026-03-03', '2026-04-01', '2026-04-02'],
    ['5·20, ends at 端午', '2026-05-20', '2026-06-22', '2026-06-23', '2026-07-22', '2026-07-23'],
    ['the day itself', '2026-10-12', '2026-11-11', '2026-11-12', '2026-12-11', '2026-12-12'],
  ])('%s: accepted on %s', (_, accepted, withdrawUntil, issueFrom, issueUntil, lapsesOn) => {
    expect(coolingOffDates(date(accepted), calendar, 'WIDE')).toMatchObject({ accepted, withdrawUntil, issueFrom, issueUntil, lapsesOn });
  });

  it.each([
    ['2026-11-20', '2026-12-20', '2027-01-19'],
    ['2026-09-03', '2026-10-08', '2026-11-07'],
    ['2026-01-30', '2026-03-01', '2026-03-31'],
  ])('where weekends do not count as rest: accepted on %s', (accepted, withdrawUntil, issueUntil) => {
    expect(coolingOffDates(date(accepted), calendar, 'HOLIDAY_ONLY')).toMatchObject({ withdrawUntil, issueUntil });
  });

  it('says what moved a day, and over what', () => {
    expect(coolingOffDates(date('2026-09-03'), calendar, 'WIDE').rolled).toEqual([
      { from: '2026-10-03', to: '2026-10-08', why: ['国庆节'] },
      { from: '2026-11-07', to: '2026-11-09', why: ['weekend'] },
    ]);
    expect(coolingOffDates(date('2026-10-12'), calendar, 'WIDE').rolled).toEqual([]);
  });

  it.each(policies)('agrees with a count day by day, for every day from the law’s first: %s', (policy) => {
    let checked = 0;
    for (let accepted = coolingOffSince; accepted <= calendar.coversThrough; accepted = addDays(accepted, 1)) {
      const { withdrawUntil, issueFrom, issueUntil, lapsesOn, provisionalDates } = coolingOffDates(accepted, calendar, policy);
      expect({ withdrawUntil, issueFrom, issueUntil, lapsesOn, provisionalDates }, accepted).toEqual(
        referenceDates(shipped, accepted, policy),
      );
      checked += 1;
    }
    expect(checked).toBe(2191);
  });
});

describe('M-73 a year whose notice is not published', () => {
  const dates = coolingOffDates(date('2026-12-07'), calendar, 'WIDE');
  const every = (...days: string[]) => days.map(date);

  it('leaves every date that it may move provisional, and no other', () => {
    expect(dates).toMatchObject({ withdrawUntil: '2027-01-06', issueUntil: '2027-02-05', nominalIssueUntil: '2027-02-05' });
    expect(dates.provisionalDates).toEqual(['withdrawUntil', 'issueFrom', 'issueUntil', 'lapsesOn']);
    const later = coolingOffDates(date('2026-11-23'), calendar, 'WIDE');
    expect(later.provisionalDates).toEqual(['issueUntil', 'lapsesOn']);
    expect(isProvisional(coolingOffDates(date('2026-10-12'), calendar, 'WIDE'))).toBe(false);
  });

  it('keeps withdrawal open and issue closed while the first period has no firm end', () => {
    for (const on of every('2026-12-07', '2027-01-06', '2027-01-07', '2027-03-01')) {
      expect([mayWithdraw(dates, on), mayIssue(dates, on), hasLapsed(dates, on)], on).toEqual([true, false, false]);
    }
    expect(mayWithdraw(dates, date('2026-12-06'))).toBe(false);
  });

  it('keeps issue open through the thirtieth day, and lets nothing lapse, while the second has none', () => {
    const saturday = coolingOffDates(date('2026-12-01'), calendar, 'WIDE');
    expect(saturday).toMatchObject({ withdrawUntil: '2026-12-31', nominalIssueUntil: '2027-01-30', issueUntil: '2027-02-01' });
    expect(mayIssue(saturday, date('2027-01-01'))).toBe(true);
    expect(mayIssue(saturday, date('2027-01-30'))).toBe(true);
    for (const on of every('2027-01-31', '2027-02-01', '2028-01-01')) {
      expect([mayIssue(saturday, on), hasLapsed(saturday, on), awaitsCalendar(saturday, on)], on).toEqual([false, false, true]);
    }
  });

  it('is firm once the year was taken in, and follows it', () => {
    const year2027: CalendarYear = {
      year: 2027,
      papers: ['https://www.gov.cn/'],
      coversThrough: date('2027-12-31'),
      off: every('2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08').map((on) => ({ date: on, name: '春节' })),
      work: [],
    };
    const firm = coolingOffDates(date('2026-12-07'), createCalendar([...shipped, year2027]), 'WIDE');
    expect(firm).toMatchObject({ withdrawUntil: '2027-01-06', issueUntil: '2027-02-09', lapsesOn: '2027-02-10', provisionalDates: [] });
    // A year without the one before it settles nothing.
    const gap = createCalendar([...shipped, { ...year2027, year: 2028, coversThrough: date('2028-12-31'), off: [] }]);
    expect(gap.coversThrough).toBe('2026-12-31');
  });

  it('makes a receipt say what is no longer so where a date moves or becomes firm, and only there', () => {
    const dates = coolingOffDates(date('2026-11-23'), calendar, 'WIDE');
    expect(saysTheSame(dates, { ...dates, rolled: [] })).toBe(true);
    expect(saysTheSame(dates, { ...dates, provisionalDates: [] })).toBe(false);
    expect(saysTheSame({ ...dates, provisionalDates: [] }, dates)).toBe(false);
    for (const moved of ['withdrawUntil', 'issueFrom', 'issueUntil', 'lapsesOn'] as const)
      expect(saysTheSame(dates, { ...dates, [moved]: date('2027-03-01') })).toBe(false);
  });

  it('lays the days of a region over those of the State', () => {
    const overlay = { region: '45', year: 2026, papers: ['桂政办电'], off: [{ date: date('2026-04-20'), name: '三月三' }], work: [] };
    const there = createCalendar(shipped, [overlay]);
    expect(coolingOffDates(date('2026-03-21'), calendar, 'WIDE').withdrawUntil).toBe('2026-04-20');
    expect(coolingOffDates(date('2026-03-21'), there, 'WIDE').rolled[0]).toEqual({ from: '2026-04-20', to: '2026-04-21', why: ['三月三'] });
  });
});

test('M-60 M-62 M-65 every day of every application is in one phase: withdrawal, then issue, then lapsed', () => {
  for (let accepted = coolingOffSince; accepted <= '2026-10-20'; accepted = addDays(accepted, 7)) {
    const dates = coolingOffDates(accepted, calendar, 'WIDE');
    for (let on = addDays(accepted, -1); on <= addDays(dates.lapsesOn, 2); on = addDays(on, 1)) {
      const phase = [mayWithdraw(dates, on), mayIssue(dates, on), hasLapsed(dates, on), awaitsCalendar(dates, on)];
      const expected = [
        on >= accepted && on <= dates.withdrawUntil,
        on > dates.withdrawUntil && on <= dates.issueUntil,
        on > dates.issueUntil,
        false,
      ];
      expect(phase, `${accepted} ${on}`).toEqual(expected);
    }
  }
});
