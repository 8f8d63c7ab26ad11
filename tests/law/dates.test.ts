import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears, daysBetween, fullAge, reachesAge } from '#shared/law/dates.ts';
import { lawSettingsOn } from '#shared/law/settings.ts';
import { LeapDay, LocalPractice, type CivilDate } from '#shared/model/index.ts';
import { date } from './couple.ts';

const civilDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10) as CivilDate);
const practice = LocalPractice.parse({});
const leapDay = fc.constantFrom(...LeapDay.options);

describe('civil dates', () => {
  it.each([
    ['2004-02-29', 22, 'march1', '2026-03-01'],
    ['2004-02-29', 22, 'february28', '2026-02-28'],
    ['2004-02-29', 24, 'march1', '2028-02-29'],
    ['2004-02-29', 24, 'february28', '2028-02-29'],
    ['2004-02-28', 22, 'march1', '2026-02-28'],
    ['2004-03-01', 22, 'february28', '2026-03-01'],
  ] as const)('M-31 somebody born on %s is %i on the %s setting on %s', (birth, years, setting, expected) => {
    expect(reachesAge(date(birth), years, setting)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-11-22', 6, '2027-05-22'],
    ['2024-02-29', 6, '2024-08-29'],
  ])('a month without the day ends it on its last day: %s + %i months = %s', (from, months, expected) => {
    expect(addMonths(date(from), months, 'march1')).toBe(expected);
  });

  it('thirty days are not a month', () => {
    expect(addDays(date('2026-01-30'), 30)).toBe('2026-03-01');
    expect(addDays(date('2026-03-01'), -1)).toBe('2026-02-28');
  });

  it('nobody has an age before birth', () => {
    expect(() => fullAge(date('2026-11-23'), date('2026-11-22'), 'march1')).toThrow(RangeError);
  });

  it('an age grows by one exactly on the day that reaches it', () => {
    fc.assert(
      fc.property(civilDate, fc.integer({ min: 1, max: 90 }), leapDay, (birth, years, setting) => {
        const birthday = reachesAge(birth, years, setting);
        expect(fullAge(birth, birthday, setting)).toBe(years);
        expect(fullAge(birth, addDays(birthday, -1), setting)).toBe(years - 1);
      }),
    );
  });

  it('nobody grows younger, and the leap-day setting moves nothing but 29 February, by a day', () => {
    fc.assert(
      fc.property(civilDate, fc.nat(30_000), fc.nat(800), leapDay, (birth, days, later, setting) => {
        const on = addDays(birth, days);
        expect(fullAge(birth, addDays(on, later), setting)).toBeGreaterThanOrEqual(fullAge(birth, on, setting));
      }),
    );
    fc.assert(
      fc.property(civilDate, fc.integer({ min: 0, max: 100 }), (birth, years) => {
        const gap = daysBetween(addYears(birth, years, 'february28'), addYears(birth, years, 'march1'));
        expect([0, 1]).toContain(gap);
        if (gap === 1) expect(birth).toMatch(/-02-29$/);
        if (birth.endsWith('-02-29') && years % 4 !== 0) expect(gap).toBe(1);
      }),
    );
  });

  it('days added are days between', () => {
    fc.assert(
      fc.property(civilDate, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => daysBetween(from, addDays(from, days)) === days),
    );
  });

  it('the leap-day setting is dated: a change holds from its day and not before', () => {
    const changed = [
      { since: date('2027-01-01'), leapDay: 'february28', ages: { man: 22, woman: 20 } },
      { since: date('2021-01-01'), leapDay: 'march1', ages: { man: 22, woman: 20 } },
    ] as const;
    expect(lawSettingsOn(date('2026-12-31'), practice, changed).leapDay).toBe('march1');
    expect(lawSettingsOn(date('2027-01-01'), practice, changed).leapDay).toBe('february28');
    expect(lawSettingsOn(date('1999-01-01'), practice, changed).leapDay).toBe('march1');
    expect(lawSettingsOn(date('2026-11-22'))).toMatchObject({ leapDay: 'march1', ages: { man: 22, woman: 20 } });
  });

  it('what the office was told of 29 February goes before ours, from its day on', () => {
    const decided = LocalPractice.parse({
      leapDay: [
        { since: '2027-03-01', leapDay: 'march1' },
        { since: '2026-11-22', leapDay: 'february28' },
      ],
    });
    expect(lawSettingsOn(date('2026-11-21'), decided).leapDay).toBe('march1');
    expect(lawSettingsOn(date('2026-11-22'), decided).leapDay).toBe('february28');
    expect(lawSettingsOn(date('2027-02-28'), decided).leapDay).toBe('february28');
    expect(lawSettingsOn(date('2027-03-01'), decided).leapDay).toBe('march1');
    expect(lawSettingsOn(date('2026-11-22'), decided)).toMatchObject({ ages: { man: 22, woman: 20 }, practice: decided });
    expect(LocalPractice.parse({}).leapDay).toBeNull();
  });
});
