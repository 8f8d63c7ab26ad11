import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allot,
  delayedUntil,
  findStoppedDivorce,
  isMissed,
  outsideWindow,
  placesOn,
  untimely,
  withSessions,
} from '#shared/law/appointments/index.ts';
import { createCalendar } from '#shared/law/calendar.ts';
import { addDays } from '#shared/law/dates.ts';
import { coolingOffDates } from '#shared/law/divorce/index.ts';
import { isOpenDay } from '#shared/law/office-hours.ts';
import { AppointmentSettings, CalendarYear, hoursOn, OfficeHours, type CivilDate } from '#shared/model/index.ts';

const year = (name: string) =>
  CalendarYear.parse(JSON.parse(readFileSync(join(import.meta.dirname, `../../resources/calendar/${name}.json`), 'utf8')));
const calendar = createCalendar([year('2026')]);
const office = { hours: OfficeHours.parse({}), calendar, counters: ['01', '02'] };
const settings = (input: unknown = {}) => AppointmentSettings.parse(input);
const day = (text: string) => text as CivilDate;
const monday = day('2026-11-23');
const saturday = day('2026-11-28');
const total = (places: ReturnType<typeof placesOn>) =>
  [...places.values()].flatMap((counters) => [...counters.values()]).reduce((sum, count) => sum + count, 0);

describe('half hours', () => {
  test('are those that lie whole within the hours of the day', () => {
    const hours = OfficeHours.parse({ from: '08:45', until: '11:45' });
    expect([...placesOn(settings(), { ...office, hours }, 'marriage', monday).keys()]).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
    ]);
  });

  test('none on weekends, holidays and closed days; worked weekends have theirs', () => {
    for (const date of [saturday, day('2026-10-01')]) expect(placesOn(settings(), office, 'marriage', date).size).toBe(0);
    const worked = [...calendar.work.keys()][0]!;
    expect(placesOn(settings(), office, 'marriage', worked).size).toBeGreaterThan(0);
    const hours = OfficeHours.parse({ closedOn: [monday] });
    expect(placesOn(settings(), { ...office, hours }, 'marriage', monday).size).toBe(0);
  });

  test('evening and Saturday sessions open theirs, by weekday or date; a weekday’s keeps holidays', () => {
    const extra = settings({
      sessions: [
        { weekday: 6, from: '09:00', until: '10:00' },
        { date: '2026-11-23', from: '17:30', until: '18:30' },
        { weekday: 4, from: '18:00', until: '19:00' },
      ],
    });
    expect([...placesOn(extra, office, 'marriage', saturday).keys()]).toEqual(['09:00', '09:30']);
    expect([...placesOn(extra, office, 'marriage', monday).keys()].slice(-2)).toEqual(['17:30', '18:00']);
    // 1 October 2026 is a Thursday and National Day.
    expect(placesOn(extra, office, 'marriage', day('2026-10-01')).size).toBe(0);
  });

  test('a counter expects what is said of the day, then of it, then of all', () => {
    const own = settings({
      counters: [{ counter: '02', places: { marriage: 3, divorceApply: 1, divorceIssue: 1 } }],
      dates: [{ date: '2026-11-23', counters: [{ counter: '09', places: { marriage: 5 } }] }],
      closed: [
        { from: '12:00', until: '13:30' },
        { date: '2026-11-23', from: '08:30', until: '09:00', counters: ['02'] },
      ],
    });
    const places = placesOn(own, office, 'marriage', monday);
    expect([...places.get('09:00')!]).toEqual([
      ['01', 1],
      ['02', 3],
      ['09', 5],
    ]);
    expect([...places.get('08:30')!]).toEqual([
      ['01', 1],
      ['09', 5],
    ]);
    expect(['12:00', '12:30', '13:00'].some((half) => places.has(half))).toBe(false);
    expect(places.has('13:30')).toBe(true);
  });
});

describe('M-131 no day stops divorce', () => {
  const stopping = [
    {
      counters: [
        { counter: '01', places: { marriage: 2 } },
        { counter: '02', places: { marriage: 2 } },
      ],
    },
    { dates: [{ date: '2027-05-20', counters: ['01', '02'].map((counter) => ({ counter, places: { marriage: 9 } })) }] },
    { sessions: [{ weekday: 6, from: '09:00', until: '12:00', services: ['marriage'] }] },
    { closed: [{ weekday: 3, from: '00:00', until: '23:30', services: ['divorceApply'] }] },
  ];
  test.each(stopping)('%j names the day, and divorces are booked on it all the same', (input) => {
    const stops = settings(input);
    const dates = Array.from({ length: 200 }, (_, after) => addDays(monday, after));
    const stopped = findStoppedDivorce(stops, office, dates);
    expect(stopped).not.toBeNull();
    for (const service of ['divorceApply', 'divorceIssue'] as const)
      expect(placesOn(stops, office, service, stopped!).size).toBeGreaterThan(0);
  });

  test('whatever is set, a day with places for marriage has places for both visits of a divorce', () => {
    const places = fc.dictionary(fc.constantFrom('marriage', 'divorceApply', 'divorceIssue'), fc.integer({ min: 0, max: 3 }));
    const services = fc.subarray(['marriage', 'divorceApply', 'divorceIssue']);
    const span = {
      weekday: fc.option(fc.integer({ min: 1, max: 7 })),
      from: fc.constantFrom('08:00', '12:00'),
      until: fc.constantFrom('14:00', '18:00'),
    };
    const any = fc.record({
      usual: places,
      counters: fc.array(fc.record({ counter: fc.constantFrom('01', '02'), places }), { maxLength: 2 }),
      closed: fc.array(fc.record({ ...span, services }), { maxLength: 3 }),
      sessions: fc.array(fc.record({ ...span, weekday: fc.integer({ min: 1, max: 7 }), services }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 400 }), (input, after) => {
        const date = addDays(monday, after);
        const parsed = settings(input);
        if (placesOn(parsed, office, 'marriage', date).size === 0) return;
        expect(placesOn(parsed, office, 'divorceApply', date).size).toBeGreaterThan(0);
        expect(placesOn(parsed, office, 'divorceIssue', date).size).toBeGreaterThan(0);
      }),
    );
  });
});

describe('M-131 a year of days is judged by its kinds', () => {
  const year2026 = Array.from({ length: 366 }, (_, after) => addDays(day('2026-01-01'), after));

  test('each kind of day is looked at once, and so is each day that is named', () => {
    const own = settings({
      dates: [{ date: '2026-05-20', counters: [{ counter: '01', places: { marriage: 4, divorceApply: 1, divorceIssue: 1 } }] }],
      sessions: [{ weekday: 6, from: '09:00', until: '12:00' }],
    });
    let asked = 0;
    const watched = Object.defineProperty({ ...own }, 'usual', { get: () => ((asked += 1), own.usual) });
    expect(findStoppedDivorce(watched, office, year2026)).toBeNull();
    // Seven weekdays, holidays on each of them, worked weekends and one day of its own; three services each.
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(3 * 17);
  });

  test('and the first day found is the one that looking at each of them finds', () => {
    const date = fc.integer({ min: 0, max: 365 }).map((after) => year2026[after]!);
    const places = fc.constantFrom(
      { marriage: 1, divorceApply: 1, divorceIssue: 1 },
      { marriage: 1, divorceApply: 1 },
      { divorceApply: 1 },
    );
    const services = fc.subarray(['marriage', 'divorceApply', 'divorceIssue']);
    const span = fc.record({
      weekday: fc.option(fc.integer({ min: 1, max: 7 })),
      date: fc.option(date),
      from: fc.constantFrom('08:00', '12:00', '17:00'),
      until: fc.constantFrom('17:30', '20:00'),
      services,
    });
    const given = fc.record({
      counters: fc.array(fc.record({ counter: fc.constantFrom('01', '02'), places }), { maxLength: 2 }),
      dates: fc.array(fc.record({ date, counters: fc.constant([{ counter: '01', places: { marriage: 1, divorceApply: 1 } }]) }), {
        maxLength: 1,
      }),
      closed: fc.array(span, { maxLength: 2 }),
      sessions: fc.array(
        span.filter((each) => each.weekday !== null || each.date !== null),
        { maxLength: 2 },
      ),
    });
    const hours = fc.record({
      closedOn: fc.array(date, { maxLength: 2 }),
      openOn: fc.array(date, { maxLength: 2 }),
      weekdayHours: fc.constantFrom([], [{ weekday: 3, from: '12:00', until: '12:20' }]),
      dateHours: fc.array(fc.record({ date, until: fc.constant('09:10') }), { maxLength: 1 }),
    });
    fc.assert(
      fc.property(given, hours, (input, open) => {
        const ofHall = { ...office, hours: OfficeHours.parse(open) };
        const own = settings(input);
        const oneByOne = year2026.find((each) => findStoppedDivorce(own, ofHall, [each]) !== null) ?? null;
        expect(findStoppedDivorce(own, ofHall, year2026)).toBe(oneByOne);
      }),
      { numRuns: 60 },
    );
  });
});

describe('M-130 what is booked', () => {
  const now = { today: monday, minute: 10 * 60 };
  const at = (on: CivilDate, from: string, service: 'marriage' | 'divorceIssue' = 'marriage') =>
    untimely(settings({ ahead: { min: 0, max: 30 } }), now, { service, on, from });

  test.each([
    ['2026-11-22', '16:00', 'past'],
    ['2026-11-23', '10:00', 'past'],
    ['2026-11-23', '10:30', null],
    ['2026-12-23', '09:00', null],
    ['2026-12-24', '09:00', 'tooFar'],
  ])('%s %s is %s', (on, from, expected) => expect(at(day(on), from)).toBe(expected));

  test('the second visit of a divorce is booked through its whole window, and only in it', () => {
    const dates = coolingOffDates(day('2026-09-01'), calendar, 'WIDE');
    expect(at(addDays(monday, 59), '09:00', 'divorceIssue')).toBeNull();
    expect(outsideWindow(dates, addDays(dates.issueFrom, -1))).toBe('outside');
    expect(outsideWindow(dates, dates.issueFrom)).toBeNull();
    expect(outsideWindow(dates, dates.issueUntil)).toBeNull();
    expect(outsideWindow(dates, addDays(dates.issueUntil, 1))).toBe('outside');
  });

  test('a last day that no notice covers yet is not promised', () => {
    const dates = coolingOffDates(day('2026-11-24'), calendar, 'WIDE');
    expect(dates).toMatchObject({ issueUntil: '2027-01-25', nominalIssueUntil: '2027-01-23' });
    expect(outsideWindow(dates, dates.nominalIssueUntil)).toBeNull();
    expect(outsideWindow(dates, dates.issueUntil)).toBe('notYetKnown');
    expect(outsideWindow(dates, addDays(dates.issueFrom, -1))).toBe('outside');
  });

  test('who did not come is delayed where the hall says so, and never with a divorce', () => {
    const strict = settings({ noShows: { count: 2, withinDays: 30, delayDays: 7 } });
    const missed = [day('2026-11-10'), day('2026-11-20')];
    expect(delayedUntil(strict, monday, 'marriage', missed)).toBe('2026-11-27');
    expect(delayedUntil(strict, monday, 'marriage', [day('2026-10-01'), day('2026-11-20')])).toBeNull();
    expect(delayedUntil(settings(), monday, 'marriage', missed)).toBeNull();
    for (const service of ['divorceApply', 'divorceIssue'] as const) expect(delayedUntil(strict, monday, service, missed)).toBeNull();
  });

  test('a couple counts as not come when the half hour and the grace time are over', () => {
    const slot = { service: 'marriage' as const, on: monday, from: '09:00' };
    expect(isMissed(settings(), { today: monday, minute: 9 * 60 + 59 }, slot)).toBe(false);
    expect(isMissed(settings(), { today: monday, minute: 10 * 60 }, slot)).toBe(true);
  });
});

test('whatever is booked, changed, cancelled and missed, no counter has more than it expects', () => {
  const places = placesOn(settings({ counters: [{ counter: '02', places: { marriage: 2 } }] }), office, 'marriage', monday);
  const halves = [...places.keys()].slice(0, 3);
  const step = fc.record({
    what: fc.constantFrom('book', 'book', 'book', 'move', 'cancel', 'miss'),
    half: fc.constantFrom(...halves),
    which: fc.nat(30),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const booked: { half: string; counter: string; cancelled: boolean }[] = [];
      const taken = (half: string, except: number) => {
        const count = new Map<string, number>();
        for (const [at, one] of booked.entries())
          if (at !== except && !one.cancelled && one.half === half) count.set(one.counter, (count.get(one.counter) ?? 0) + 1);
        return count;
      };
      for (const { what, half, which } of steps) {
        const one = booked[which];
        if (what === 'book') {
          const counter = allot(places.get(half), taken(half, -1));
          if (counter !== null) booked.push({ half, counter, cancelled: false });
        } else if (one && what === 'move') {
          const counter = allot(places.get(half), taken(half, which));
          if (counter !== null && !one.cancelled) booked[which] = { ...one, half, counter };
        } else if (one && what === 'cancel') one.cancelled = true;
        for (const each of halves)
          for (const [counter, count] of taken(each, -1)) expect(count).toBeLessThanOrEqual(places.get(each)!.get(counter)!);
      }
      expect(booked.filter(({ cancelled }) => !cancelled).length).toBeLessThanOrEqual(total(places));
    }),
  );
});

describe('M-130 the hours of a day with its sessions', () => {
  const { hours } = office;
  const weekly = settings({ sessions: [{ weekday: 1, date: null, from: '17:30', until: '20:00' }] });
  const first = (on: CivilDate) => settings({ sessions: [{ weekday: null, date: on, from: '07:00', until: '12:00' }] });
  const spanOn = (of: AppointmentSettings, on: CivilDate, own = hours) => {
    const all = withSessions(own, of, calendar, on);
    return isOpenDay(all, calendar, on) ? hoursOn(all, on) : null;
  };

  test.each([
    ['an evening makes the day longer', weekly, monday, { from: '08:30', until: '20:00' }],
    ['another day stays as it is', weekly, day('2026-11-24'), { from: '08:30', until: '17:00' }],
    ['an early morning too', first(monday), monday, { from: '07:00', until: '17:00' }],
    ['a Saturday is open for as long as its session', first(saturday), saturday, { from: '07:00', until: '12:00' }],
    ['a session of one day is held on a holiday', first(day('2026-10-01')), day('2026-10-01'), { from: '07:00', until: '12:00' }],
    [
      'one of every week is not',
      settings({ sessions: [{ weekday: 4, date: null, from: '17:30', until: '20:00' }] }),
      day('2026-10-01'),
      null,
    ],
  ] as const)('%s', (_what, of, on, span) => {
    expect(spanOn(of, on)).toEqual(span);
  });

  test('what the office says is closed stays so', () => {
    expect(spanOn(first(monday), monday, OfficeHours.parse({ closedOn: [monday] }))).toBeNull();
  });
});
