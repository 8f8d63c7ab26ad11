import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createCalendar, dayOf } from '#shared/law/calendar.ts';
import { addDays } from '#shared/law/dates.ts';
import { coolingOffDates, hasLapsed, mayIssue, mayWithdraw, saysTheSame } from '#shared/law/divorce/index.ts';
import { CalendarYear, type CivilDate, type CoolingOffDates } from '#shared/model/index.ts';
import shipped2026 from '../../resources/calendar/2026.json' with { type: 'json' };
import { date } from './couple.ts';

const year2026 = CalendarYear.parse(shipped2026);
const calendarWith = (...off: readonly string[]) =>
  createCalendar([{ ...year2026, off: [...year2026.off, ...off.map((each) => ({ date: date(each), name: '临时放假' }))] }]);
const accepted = date('2026-10-12');
const plain = coolingOffDates(accepted, calendarWith(), 'WIDE');

describe('M-70 M-73 days that a receipt names as certain', () => {
  const printed = coolingOffDates(accepted, calendarWith('2026-11-11'), 'WIDE');
  const kept = coolingOffDates(accepted, calendarWith(), 'WIDE', [printed]);

  it('are not set earlier by a correction, and say why they fell there', () => {
    expect(printed).toMatchObject({ withdrawUntil: '2026-11-12', issueUntil: '2026-12-14' });
    expect(kept).toEqual({ ...printed, kept: ['withdrawUntil', 'issueFrom'] });
    expect(saysTheSame(printed, kept)).toBe(true);
    expect(mayWithdraw(kept, date('2026-11-12'))).toBe(true);
    expect(mayIssue(kept, date('2026-11-12'))).toBe(false);
  });

  it('M-71 hold each by itself: the end of the second where only that was later', () => {
    const late = coolingOffDates(accepted, calendarWith('2026-12-11'), 'WIDE');
    const held = coolingOffDates(accepted, calendarWith(), 'WIDE', [late]);
    expect(held).toMatchObject({ withdrawUntil: plain.withdrawUntil, issueUntil: '2026-12-14', kept: ['issueUntil', 'lapsesOn'] });
    expect([mayIssue(held, date('2026-12-14')), hasLapsed(held, date('2026-12-14')), hasLapsed(held, date('2026-12-15'))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('move on where the printed day has become a day of rest itself', () => {
    const moved = coolingOffDates(accepted, calendarWith('2026-11-12'), 'WIDE', [printed]);
    expect(moved).toMatchObject({ withdrawUntil: '2026-11-13', issueFrom: '2026-11-14', kept: ['withdrawUntil', 'issueFrom'] });
    expect(moved.rolled[0]).toEqual({ from: '2026-11-12', to: '2026-11-13', why: ['临时放假'] });
  });

  it('M-72 follow a correction to a later day, and bind nothing where they were 暂定', () => {
    expect(coolingOffDates(accepted, calendarWith('2026-11-11'), 'WIDE', [plain])).toEqual(printed);
    const provisional: CoolingOffDates = { ...printed, provisionalDates: ['withdrawUntil', 'issueFrom', 'issueUntil', 'lapsesOn'] };
    expect(coolingOffDates(accepted, calendarWith(), 'WIDE', [provisional])).toEqual(plain);
  });

  it('are the latest of them where the couple hold more than one receipt', () => {
    expect(coolingOffDates(accepted, calendarWith(), 'WIDE', [printed, plain])).toEqual(kept);
    expect(coolingOffDates(accepted, calendarWith(), 'WIDE', [plain, printed])).toEqual(kept);
  });
});

test('M-70 M-71 M-72 M-73 whatever is corrected, nothing printed as certain comes sooner, and the four dates agree', () => {
  const inYear = (from: CivilDate, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n));
  const offDays = fc.uniqueArray(inYear(date('2026-04-01'), 250), { maxLength: 60 });
  fc.assert(
    fc.property(inYear(date('2026-03-01'), 180), offDays, offDays, fc.constantFrom('WIDE', 'HOLIDAY_ONLY'), (on, before, after, policy) => {
      const printed = coolingOffDates(on, calendarWith(...before), policy);
      const now = calendarWith(...after);
      const counted = coolingOffDates(on, now, policy);
      const kept = coolingOffDates(on, now, policy, [printed]);
      expect(kept.withdrawUntil >= printed.withdrawUntil && kept.withdrawUntil >= counted.withdrawUntil).toBe(true);
      expect(kept.issueUntil >= printed.issueUntil && kept.issueUntil >= counted.issueUntil).toBe(true);
      expect(kept.issueFrom).toBe(addDays(kept.withdrawUntil, 1));
      expect(kept.lapsesOn).toBe(addDays(kept.issueUntil, 1));
      expect(kept.issueUntil >= addDays(kept.withdrawUntil, 30)).toBe(true);
      for (const last of [kept.withdrawUntil, kept.issueUntil])
        expect(dayOf(now, last).rest && (policy === 'WIDE' || dayOf(now, last).kind === 'holiday')).toBe(false);
      // Nothing is kept that the calendar gives anyway, and what is kept stays as it is when it is counted again.
      if (counted.withdrawUntil >= printed.withdrawUntil && counted.issueUntil >= printed.issueUntil) expect(kept).toEqual(counted);
      const again = coolingOffDates(on, now, policy, [printed, kept]);
      expect(saysTheSame(again, kept)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
