import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Temporal } from 'temporal-polyfill';
import { afterEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore } from '#core/store/index.ts';
import type { Appointment, Input, QueueTicket } from '#shared/contract/index.ts';
import { TicketSettings, type CivilDate, type HalfHour, type Service } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import { callerOf, createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';
import { drawDay, percentile, type Booking, type Visitor } from './day-of-couples.ts';

/** 5·20 of 2026, a Wednesday. */
const opens = Temporal.Instant.from('2026-05-20T08:30:00+08:00');
const codes = Array.from({ length: 8 }, (_, index) => String(index + 1).padStart(2, '0'));
const couples = 600;
const config = {
  ...testHall,
  office: { ...testHall.office, counters: codes.map((code) => ({ code, name: `${code}号窗口` })) },
  staff: [
    ...testHall.staff,
    { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' },
    ...codes.map((code) => ({
      code: `W${code}`,
      name: `登记员${code}`,
      roles: ['registrar' as const],
      password: `registrar-${code}-2026`,
      certificate: { number: `ZG1${code}`, validUntil: '2027-06-30' },
    })),
  ],
};
const rules = TicketSettings.parse({ services: ['marriage', 'divorceApply', 'divorceIssue', 'reissue', 'enquiry'] });
const minute = 60_000;

/** Every counter gives so many places in each half hour, and the hall stays open until eight. */
const places = { marriage: 3, divorceApply: 1, divorceIssue: 1, reissue: 1 };
const day = '2026-05-20' as CivilDate;
const plan: Input<'peakDays.plan'> = {
  date: day,
  counters: codes.map((counter) => ({ counter, staffId: null, places })),
  extra: [{ from: '17:00', until: '20:00' }],
};

const bookingOf = ({ name, service, booked }: Visitor): Booking[] => (booked === null ? [] : [{ name, service, booked }]);
const halfHour = (minutes: number): HalfHour =>
  Temporal.PlainTime.from('08:30').add({ minutes }).toString({ smallestUnit: 'minute' }) as HalfHour;

/**
 * Books for all, two receptions at once and eight calls on their way: the half hour they want, or the next that has a place. Some change
 * their minds and come later; some cancel and walk in. Whoever finds none is not in the answer.
 */
async function bookAll(receptions: readonly Caller[], wanted: readonly Booking[]): Promise<Map<string, Appointment>> {
  const booked = new Map<string, Appointment>();
  const one = async ({ name, service, booked: half }: Booking, place: number): Promise<void> => {
    const reception = receptions[place % receptions.length]!;
    const people = [{ name, idNumber: inventedIdNumber('110101', '19950101', 100 + place) }];
    for (let later = 0; later < 4; later += 1) {
      const input = { service, on: day, from: halfHour(half + later * 30), people, phone: '13800138000', source: 'phone' as const };
      const answer = await reception.call('appointments.book', input);
      if (answer.ok) {
        booked.set(name, answer.value);
        // Whoever comes twice has one appointment.
        if (place % 50 === 0)
          expect(await reception.call('appointments.book', input)).toMatchObject({ error: { code: 'appointment.twice' } });
        break;
      }
      expect(['appointment.full', 'appointment.notOpen']).toContain(answer.error.code);
    }
    const mine = booked.get(name);
    if (mine && place % 40 === 7) {
      const { id, people: same, phone } = mine;
      const moved = await reception.call('appointments.change', { id, on: day, from: halfHour(half + 90), people: same, phone });
      if (moved.ok) booked.set(name, moved.value);
    }
    if (mine && place % 40 === 23) {
      await reception.ask('appointments.cancel', { id: mine.id, reason: '改为现场取号' });
      booked.delete(name);
    }
  };
  for (let first = 0; first < wanted.length; first += 8)
    await Promise.all(wanted.slice(first, first + 8).map((each, place) => one(each, first + place)));
  return booked;
}

let hall: TestDesk | null = null;
afterEach(async () => {
  await hall?.close();
  hall = null;
});

/** What the test itself knows of somebody who waits, to hold the queue to its word. */
interface Waiting {
  readonly visitor: Visitor;
  readonly issued: QueueTicket;
  since: number;
}

test(`M-130 M-131 a peak day: ${couples} couples at ${codes.length} counters, none lost, none served twice, none waits unfairly`, async () => {
  const clock = createSetClock(opens.subtract({ hours: 24 * 9, minutes: 30 }));
  const started = performance.now();
  hall = await createTestDesk({ config, pcClock: clock });
  const as = (code: string, counter: string): Caller => {
    const session = hall!.desk.actAs(code, counter);
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(hall!.desk, session.value);
  };
  const reception = as('E1', codes[0]!);
  await as('S1', codes[0]!).ask('frontDesk.configure', { tickets: rules });
  const counters = new Map(codes.map((code) => [code, as(`W${code}`, code)]));
  const { visitors, absent: neverCome } = drawDay(couples, 520);
  await as('S1', codes[0]!).ask('peakDays.plan', plan);
  const booked = await bookAll([reception, as('E1', codes[1]!)], [...visitors.flatMap(bookingOf), ...neverCome]);
  clock.advance({ hours: 24 * 9 });

  const at = (minutes: number): number => opens.epochMilliseconds + minutes * minute;
  const events: { readonly time: number; readonly place: number; readonly run: () => Promise<void> }[] = [];
  let placed = 0;
  const later = (time: number, run: () => Promise<void>): void => {
    const event = { time, place: placed++, run };
    const before = events.findIndex((each) => each.time > time);
    events.splice(before === -1 ? events.length : before, 0, event);
  };

  const line = new Map<string, Waiting>();
  const known = new Map<string, Visitor>();
  const idle = new Set(codes);
  const served = new Map<string, number>();
  const gone = new Set<string>();
  const waits = new Map<Service, number[]>();
  const latencies: number[] = [];
  const absent = new Set<string>();
  const awayOnce = new Set<string>();
  const parkedOnce = new Set<string>();
  let now = 0;
  let favouredRow = 0;
  let longest = 0;

  /** The queue's word: who waited longer than is fair goes first, and not too many are favoured while others wait. */
  const holdToWord = (called: Waiting): void => {
    const waiting = [...line.values()];
    const first = waiting.toSorted((a, b) => a.since - b.since || a.issued.number.localeCompare(b.issued.number))[0]!;
    longest = Math.max(longest, now - called.since);
    if (now - first.since > rules.fairMinutes * minute) {
      expect(called.since, `${called.issued.number} before ${first.issued.number}`).toBe(first.since);
      // Nobody was passed over.
      favouredRow = 0;
      return;
    }
    // Before its time, or come too late for it, an appointment waits as if there were none.
    const isDue = ({ issued, since }: Waiting): boolean => {
      const due = issued.appointmentAt === null ? null : Date.parse(issued.appointmentAt);
      return due !== null && due <= now && since <= due + rules.lateMinutes * minute;
    };
    const isOrdinary = (each: Waiting): boolean => each.visitor.priority === null && !isDue(each);
    const passedOver =
      !called.visitor.priority && isOrdinary(called) ? false : waiting.some((each) => isOrdinary(each) && each.since < called.since);
    favouredRow = passedOver ? favouredRow + 1 : 0;
    expect(favouredRow).toBeLessThanOrEqual(rules.inARow);
  };

  const arrive = async (visitor: Visitor): Promise<void> => {
    const appointment = booked.get(visitor.name);
    const issued = await reception.ask('tickets.issue', {
      service: visitor.service,
      priority: visitor.priority,
      ...(appointment && { appointment: appointment.slipCode }),
    });
    expect(issued.appointmentAt === null).toBe(appointment === undefined);
    known.set(issued.id, visitor);
    line.set(issued.id, { visitor, issued, since: now });
    await callAll();
  };

  const finish = async (code: string, id: string): Promise<void> => {
    await counters.get(code)!.ask('tickets.finish', {});
    served.set(id, (served.get(id) ?? 0) + 1);
    idle.add(code);
    await callAll();
  };

  const back = async (id: string, issued: QueueTicket): Promise<void> => {
    const resumed = await reception.ask('tickets.resume', { id, to: 'queue' });
    absent.delete(id);
    line.set(id, { visitor: known.get(id)!, issued, since: Temporal.Instant.from(resumed.since).epochMilliseconds });
    await callAll();
  };

  const serve = async (code: string, waiting: Waiting, ticket: QueueTicket): Promise<void> => {
    const caller = counters.get(code)!;
    const { visitor } = waiting;
    if (visitor.away !== false && !awayOnce.has(ticket.id)) {
      awayOnce.add(ticket.id);
      later(now + minute, async () => void (await caller.ask('tickets.recall', {})));
      later(now + 2 * minute, async () => {
        await caller.ask('tickets.pass', {});
        absent.add(ticket.id);
        idle.add(code);
        if (visitor.away !== null) later(now + (visitor.away as number) * minute, () => back(ticket.id, ticket));
        await callAll();
      });
      return;
    }
    await caller.ask('tickets.begin', {});
    if (visitor.parked !== false && !parkedOnce.has(ticket.id)) {
      parkedOnce.add(ticket.id);
      later(now + Math.ceil(visitor.takes / 2) * minute, async () => {
        await caller.ask('tickets.park', {});
        absent.add(ticket.id);
        idle.add(code);
        later(now + (visitor.parked as number) * minute, () => back(ticket.id, ticket));
        await callAll();
      });
      return;
    }
    later(now + visitor.takes * minute, () => finish(code, ticket.id));
  };

  const callAll = async (): Promise<void> => {
    for (const code of idle) {
      if (line.size === 0 || now < at(0)) return;
      const before = performance.now();
      const ticket = await counters.get(code)!.ask('tickets.call', {});
      latencies.push(performance.now() - before);
      const waiting = line.get(ticket.id);
      if (!waiting) throw new Error(`${ticket.number} was called and does not wait`);
      holdToWord(waiting);
      line.delete(ticket.id);
      if (!awayOnce.has(ticket.id) && !parkedOnce.has(ticket.id))
        waits.set(ticket.service, [...(waits.get(ticket.service) ?? []), (now - waiting.since) / minute]);
      idle.delete(code);
      await serve(code, waiting, ticket);
    }
  };

  // No half hour of a service has more than its places, at any counter.
  const { appointments } = await reception.ask('appointments.list', { on: day });
  const held = appointments.filter(({ state }) => state === 'booked');
  expect(held).toHaveLength(booked.size);
  for (const [key, together] of Object.entries(Object.groupBy(held, ({ service, from, counter }) => `${service} ${from} ${counter}`)))
    expect(together!.length, key).toBeLessThanOrEqual(places[together![0]!.service as keyof typeof places]);
  expect(new Set(held.flatMap(({ people }) => people.map(({ idNumber }) => idNumber))).size).toBe(held.length);

  later(at(0), callAll);
  for (const visitor of visitors) {
    // They come about the half hour they got, not the one they wanted.
    const got = booked.get(visitor.name)?.from;
    const shift =
      got === undefined || visitor.booked === null ? 0 : Temporal.PlainTime.from('08:30').until(got).total('minutes') - visitor.booked;
    later(at(visitor.arrives + shift), () => arrive(visitor));
  }
  while (events.length > 0) {
    const { time, run } = events.shift()!;
    now = time;
    const ahead = time - clock.now().epochMilliseconds;
    if (ahead > 0) clock.advance({ milliseconds: ahead });
    await run();
  }
  // Who was called and never came back is let go at closing.
  for (const id of absent) {
    await reception.ask('tickets.leave', { id });
    gone.add(id);
  }

  // Who booked and did not come, and nobody else, is still expected.
  const missing = (await reception.ask('appointments.list', { on: day })).appointments.filter(({ state }) => state === 'booked');
  expect(new Set(missing.map(({ code }) => code))).toEqual(new Set(neverCome.flatMap(({ name }) => booked.get(name)?.code ?? [])));
  for (const { id } of missing) await reception.ask('appointments.noShow', { id });

  const { tickets } = await reception.ask('tickets.list', {});
  expect(tickets).toHaveLength(visitors.length);
  expect(Object.groupBy(tickets, ({ state }) => state)).toEqual({
    finished: expect.any(Array),
    ...(gone.size > 0 && { left: expect.any(Array) }),
  });
  expect([...served.values()].every((times) => times === 1)).toBe(true);
  expect(served.size + gone.size).toBe(visitors.length);
  expect(new Set(tickets.map(({ number }) => number)).size).toBe(visitors.length);
  const ended = (now - at(0)) / minute;
  const seconds = (performance.now() - started) / 1000;

  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const finishedActs = store.value.read((db) => db.prepare(`SELECT count(*) FROM journal WHERE type = 'ticket.finished'`).pluck().get());
  expect(finishedActs).toBe(served.size);
  store.value.close();

  const lines = [...waits].map(([service, minutes]) => {
    const [p50, p90, p99] = [0.5, 0.9, 0.99].map((part) => percentile(minutes, part).toFixed(0));
    return `  ${service.padEnd(13)} ${String(minutes.length).padStart(4)} served at the first call, waits p50 ${p50}, p90 ${p90}, p99 ${p99} minutes`;
  });
  console.log(
    [
      `peak day: ${visitors.length} came, ${booked.size} had booked, ${missing.length} booked and did not come, ${served.size} served, ${gone.size} left; ${codes.length} counters, over after ${(ended / 60).toFixed(1)} h`,
      ...lines,
      `  longest wait ${(longest / minute).toFixed(0)} minutes; a call answered in p50 ${percentile(latencies, 0.5).toFixed(1)}, p99 ${percentile(latencies, 0.99).toFixed(1)} ms; replayed in ${seconds.toFixed(1)} s`,
    ].join('\n'),
  );
}, 300_000);
