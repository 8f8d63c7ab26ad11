import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '#shared/law/calendar.ts';
import { hoursAt, isAfterClosing, nextOpenDay } from '#shared/law/office-hours.ts';
import { CalendarYear, hoursOn, checkHours, OfficeHours } from '#shared/model/index.ts';
import year2026 from '../../resources/calendar/2026.json' with { type: 'json' };
import { date } from './couple.ts';

const calendar = createCalendar([CalendarYear.parse(year2026)]);
const hours = OfficeHours.parse({});
const at = (local: string, own = hours) => hoursAt(own, calendar, Temporal.Instant.from(`${local}+08:00`));

describe("an office's hours", () => {
  it('turn at every boundary, to the second', () => {
    expect(at('2026-11-23T00:00:00')).toBe('beforeOpening');
    expect(at('2026-11-23T08:29:59')).toBe('beforeOpening');
    expect(at('2026-11-23T08:30:00')).toBe('open');
    expect(at('2026-11-23T16:29:59')).toBe('open');
    expect(at('2026-11-23T16:30:00')).toBe('closingSoon');
    expect(at('2026-11-23T16:59:59')).toBe('closingSoon');
    expect(at('2026-11-23T17:00:00')).toBe('afterClosing');
    expect(at('2026-11-23T23:59:59')).toBe('afterClosing');
  });

  it('are those of the wall clock in Shanghai, whatever the PC says', () => {
    expect(hoursAt(hours, calendar, Temporal.Instant.from('2026-11-22T23:59:00Z'))).toBe('beforeOpening'); // Monday 07:59
    expect(hoursAt(hours, calendar, Temporal.Instant.from('2026-11-22T15:59:59Z'))).toBe('closedToday'); // still Sunday
    expect(hoursAt(hours, calendar, Temporal.Instant.from('2026-11-22T16:00:00Z'))).toBe('beforeOpening'); // Monday begins
  });

  it('know weekends, holidays and worked weekends', () => {
    expect(at('2026-11-21T10:00:00')).toBe('closedToday'); // Saturday
    expect(at('2026-01-01T10:00:00')).toBe('closedToday'); // 元旦, a Thursday
    expect(at('2026-02-14T10:00:00')).toBe('open'); // a Saturday worked for 春节
  });

  it('open on Saturdays where the office says so, but not on a holiday', () => {
    const sixDays = OfficeHours.parse({ weekdays: [1, 2, 3, 4, 5, 6] });
    expect(at('2026-11-21T10:00:00', sixDays)).toBe('open');
    expect(at('2026-02-21T10:00:00', sixDays)).toBe('closedToday'); // a Saturday within 春节
  });

  it('let the office open or close on a day of its own choice', () => {
    const own = OfficeHours.parse({ openOn: [date('2026-01-01')], closedOn: [date('2026-11-23'), date('2026-02-14')] });
    expect(at('2026-01-01T10:00:00', own)).toBe('open');
    expect(at('2026-11-23T10:00:00', own)).toBe('closedToday');
    expect(at('2026-02-14T10:00:00', own)).toBe('closedToday');
    const both = OfficeHours.parse({ openOn: [date('2026-11-23')], closedOn: [date('2026-11-23')] });
    expect(at('2026-11-23T10:00:00', both)).toBe('closedToday');
  });

  it('with less than half an hour are closing soon from the start', () => {
    const short = OfficeHours.parse({ from: '09:00', until: '09:20' });
    expect(at('2026-11-23T08:59:00', short)).toBe('beforeOpening');
    expect(at('2026-11-23T09:00:00', short)).toBe('closingSoon');
    expect(at('2026-11-23T09:20:00', short)).toBe('afterClosing');
  });

  it('name the next day they hold: past weekends, holidays and days the office closes; or none within a month', () => {
    const next = (after: string, own = hours) => nextOpenDay(own, calendar, date(after));
    expect(next('2026-11-23')).toBe('2026-11-24');
    expect(next('2026-11-20')).toBe('2026-11-23');
    // The Saturday after the National Day holiday is worked.
    expect(next('2026-09-30')).toBe('2026-10-08');
    expect(next('2026-10-09')).toBe('2026-10-10');
    expect(next('2026-11-20', { ...hours, closedOn: [date('2026-11-23')] })).toBe('2026-11-24');
    expect(next('2026-11-20', { ...hours, weekdays: [] })).toBeNull();
  });

  it('differ by weekday, and by day, where the office says so', () => {
    const own = OfficeHours.parse({
      weekdays: [1, 2, 3, 4, 5, 6],
      openOn: [date('2026-11-22')],
      weekdayHours: [
        { weekday: 5, until: '16:30' },
        { weekday: 6, from: '09:00', until: '12:00' },
      ],
      dateHours: [
        { date: date('2026-11-22'), from: '10:00', until: '11:00' },
        { date: date('2026-11-27'), from: '09:30' },
      ],
    });
    const closed = (local: string) => isAfterClosing(own, Temporal.Instant.from(`${local}+08:00`));
    expect(hoursOn(own, date('2026-11-19'))).toEqual({ from: '08:30', until: '17:00' });
    expect(hoursOn(own, date('2026-11-20'))).toEqual({ from: '08:30', until: '16:30' });
    expect(hoursOn(own, date('2026-11-21'))).toEqual({ from: '09:00', until: '12:00' });
    expect(hoursOn(own, date('2026-11-22'))).toEqual({ from: '10:00', until: '11:00' });
    // A day goes before its weekday, and what it does not say is as on that weekday.
    expect(hoursOn(own, date('2026-11-27'))).toEqual({ from: '09:30', until: '16:30' });
    expect([closed('2026-11-27T16:29:59'), closed('2026-11-27T16:30:00')]).toEqual([false, true]);
    expect(at('2026-11-20T15:59:59', own)).toBe('open');
    expect(at('2026-11-20T16:00:00', own)).toBe('closingSoon');
    expect(at('2026-11-20T16:30:00', own)).toBe('afterClosing');
    expect(at('2026-11-21T08:59:00', own)).toBe('beforeOpening');
    expect(at('2026-11-21T12:00:00', own)).toBe('afterClosing');
    expect(at('2026-11-22T10:00:00', own)).toBe('open');
    expect([closed('2026-11-20T16:29:59'), closed('2026-11-20T16:30:00'), closed('2026-11-19T16:30:00')]).toEqual([false, true, false]);
  });

  it('of a day or weekday are refused where they say nothing, close before they open, are said twice or of a closed day', () => {
    const problems = (input: unknown) => {
      const found: string[] = [];
      checkHours(OfficeHours.parse(input), (problem, ...path) => void found.push(`${path.join('.')} ${problem}`));
      return found;
    };
    expect(problems({ weekdayHours: [{ weekday: 5 }] })).toEqual(['weekdayHours.0 noTime']);
    expect(problems({ weekdayHours: [{ weekday: 6, until: '08:30' }] })).toEqual(['weekdayHours.0 timeOrder']);
    expect(problems({ weekdayHours: [5, 6, 5].map((weekday) => ({ weekday, until: '16:00' })) })).toEqual(['weekdayHours.2 twice']);
    expect(problems({ closedOn: ['2026-11-23'], dateHours: [{ date: '2026-11-23', until: '12:00' }] })).toEqual(['dateHours.0 closedThen']);
    expect(problems({ dateHours: [{ date: '2026-11-23', from: '12:00', until: '11:00' }] })).toEqual(['dateHours.0 timeOrder']);
    // What is not said is as on the weekday, and must fit to that: 2026-11-27 is a Friday.
    const friday = [{ weekday: 5, until: '16:30' }];
    expect(problems({ weekdayHours: friday, dateHours: [{ date: '2026-11-27', from: '16:45' }] })).toEqual(['dateHours.0 timeOrder']);
    expect(problems({ weekdayHours: friday, dateHours: [{ date: '2026-11-26', from: '16:45' }] })).toEqual([]);
    const late = [{ weekday: 5, from: '13:00', until: '20:00' }];
    expect(problems({ weekdayHours: late, dateHours: [{ date: '2026-11-27', from: '18:00' }] })).toEqual([]);
    expect(problems({ weekdayHours: late, dateHours: [{ date: '2026-11-27', until: '12:00' }] })).toEqual(['dateHours.0 timeOrder']);
    expect(problems({ from: '17:00', until: '08:30' })).toEqual(['until timeOrder']);
    expect(problems({ from: '09:00', until: '09:00' })).toEqual(['until timeOrder']);
    expect(OfficeHours.safeParse({ weekdayHours: [{ weekday: 8, until: '16:00' }] }).success).toBe(false);
    expect(OfficeHours.safeParse({ dateHours: [{ date: '2026-11-23', until: '24:00' }] }).success).toBe(false);
  });
});
