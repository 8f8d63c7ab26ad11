import { expect, test } from 'vitest';
import { percentile } from '../../../bench/parts/figure.ts';
import { checkAppointments, type Capacity } from './check-appointments.ts';
import { checkQueue } from './check-queue.ts';
import { counters, day, places, rules } from './hall.ts';
import { playDay, type DayPlayed } from './play-day.ts';
import { waitsOf } from './waits.ts';

const couples = 600;
const long = Boolean(process.env['TONGXIN_LONG']);
/** `TONGXIN_SEED=530,7` plays those again. */
const asked = (process.env['TONGXIN_SEED'] ?? '').split(',').filter(Boolean).map(Number);
const seeds = asked.length > 0 ? asked : Array.from({ length: long ? 20 : 3 }, (_, at) => 521 + at);

/** As planned for the day, until eight; on other days a place for each service at each counter, in the office's hours. */
const capacity: Capacity = ({ on, from, counter, service }) => {
  const usual: Readonly<Record<string, number>> = { marriage: 1, divorceApply: 1, divorceIssue: 1 };
  const [ofDay, until] = on === day ? [places as Readonly<Record<string, number>>, '20:00'] : [usual, '17:00'];
  return counters.includes(counter) && from >= '08:30' && from < until ? (ofDay[service] ?? 0) : 0;
};

test.each(seeds)(
  `M-130 M-131 peak day %i: ${couples} couples at ${counters.length} counters, none lost, none served twice, none waits unfairly, no place given twice`,
  { timeout: 300_000 },
  async (seed) => {
    const played = await playDay(couples, seed);
    const { drawn, journal, booked, cancelled, lists, gone, cases, rated, numbers, together } = played;
    const today = journal.filter(({ on }) => on === day);

    const queue = checkQueue(today, rules);
    expect(queue.wrong).toEqual([]);
    const appointments = checkAppointments(journal, { capacity, graceMinutes: 30 });
    expect(appointments.wrong).toEqual([]);

    // Everybody who came has one number and comes to one end.
    const { tickets } = lists;
    expect(tickets.map(({ number }) => numbers.get(number)!.name).toSorted()).toEqual(drawn.visitors.map(({ name }) => name).toSorted());
    const left = tickets.filter(({ state }) => state === 'left').map(({ number }) => numbers.get(number)!.name);
    expect(new Set(left)).toEqual(gone);
    expect(tickets.filter(({ state }) => state === 'finished')).toHaveLength(drawn.visitors.length - gone.size);
    const count = (type: string): number => today.filter((act) => act.type === type).length;
    expect(count('ticket.finished')).toBe(drawn.visitors.length - gone.size);

    // Every appointment: kept, taken back, or not come to; late is not too late.
    const came = new Set(drawn.visitors.map(({ name }) => name));
    const expected = [...booked].map(([name, { code }]) => [
      code,
      came.has(name) ? 'arrived' : cancelled.has(code) ? 'cancelled' : 'noShow',
    ]);
    for (const code of cancelled) expected.push([code, 'cancelled']);
    const states = new Map(lists.appointments.map(({ code, state }) => [code, state]));
    expect(states).toEqual(new Map(expected as [string, never][]));
    for (const [code, state] of states) expect(appointments.states.get(code)).toBe(state);
    const withAppointment = tickets.filter(({ appointmentAt }) => appointmentAt !== null);
    expect(withAppointment).toHaveLength([...states.values()].filter((state) => state === 'arrived').length);

    // The case a registrar opened is the one of the couple before them.
    const linked = tickets.flatMap(({ number, caseIds }) => caseIds.map((id) => [id, number] as const));
    expect(new Map(linked)).toEqual(cases);
    const grades = lists.ratings.flatMap((row) => Object.values(row.grades));
    expect(grades.reduce((sum, each) => sum + each, 0)).toBe(rated.size);
    expect(count('ticket.rated')).toBe(rated.size);

    // The day had what it is played for.
    expect(together).toBe(counters.length);
    const noShow = [...states.values()].filter((state) => state === 'noShow').length;
    const late = appointments.late.size;
    const seldom = { ...queue.calls, bounded: queue.bounded, late, cases: cases.size, gone: gone.size, noShow };
    const more = Object.fromEntries(['transferred', 'parked', 'passed', 'resumed', 'left'].map((type) => [type, count(`ticket.${type}`)]));
    expect(Object.entries({ ...seldom, ...more }).filter(([, times]) => times === 0)).toEqual([]);
    print(seed, played, { ...seldom, ...more });
  },
);

function print(seed: number, { drawn, journal, rated, calls, booked, took }: DayPlayed, counted: Readonly<Record<string, number>>): void {
  const round = (figure: number): number => Number(figure.toPrecision(3));
  const waits = waitsOf(journal.filter(({ on }) => on === day));
  const lines: object[] = waits.map((each) => ({ seed, ...each, unit: 'minutes' }));
  const callMs = { p50: round(percentile(calls, 50)), p99: round(percentile(calls, 99)) };
  const all = { came: drawn.visitors.length, booked: booked.size, ...counted, rated: rated.size, acts: journal.length };
  lines.push({ seed, ...all, callMs, playedSeconds: round(took / 1000) });
  console.log(lines.map((line) => JSON.stringify(line)).join('\n'));
}
