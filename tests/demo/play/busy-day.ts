import { Temporal } from 'temporal-polyfill';
import { resolve } from 'node:path';
import { createDesk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import { createSetClock, type SettableClock } from '#core/store/index.ts';
import type { CivilDate, PriorityReason, Service } from '#shared/model/index.ts';
import { callerOf, type Caller } from '../../core/cases/test-desk.ts';
import { inventedIdNumber } from '../../emulators/people.ts';

const families = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗'];
const given = ['伟', '建国', '秀英', '志强', '丽华', '子轩', '雨桐', '海燕', '文博', '晓梅', '思远', '佳怡', '俊杰'];
const services: readonly Service[] = ['marriage', 'marriage', 'marriage', 'marriage', 'divorceApply', 'marriage', 'marriage', 'enquiry'];

/** Whoever of the staff sits at a counter. */
export type Desks = Readonly<Record<string, string>>;

/** A training hall whose window is closed, worked at by its staff without one. */
export interface QuietHall {
  readonly as: (code: string, counter: string) => Caller;
  readonly clock: SettableClock;
}

/** Opens the store of a closed hall at a time, `2026-05-20T08:20:00+08:00`, and closes it again. */
export async function workInHall(store: string, time: string, work: (hall: QuietHall) => Promise<void>): Promise<void> {
  const clock = createSetClock(Temporal.Instant.from(time));
  const desk = createDesk({
    storeDirectory: store,
    resourcesDirectory: resolve('resources'),
    readerPath: null,
    clock: null,
    pcClock: clock,
    log: silentLog,
    events: { emit: () => undefined },
    keepKey: () => undefined,
    keepSession: () => undefined,
  });
  try {
    await callerOf(desk, null).ask('setup.unlock', {});
    const as: QuietHall['as'] = (code, counter) => {
      const session = desk.actAs(code, counter);
      if (!session.ok) throw new Error(session.error.code);
      return callerOf(desk, session.value);
    };
    await work({ as, clock });
  } finally {
    await desk.close();
  }
}

export const coupleName = (place: number): string => `${families[(place * 7) % families.length]}${given[(place * 5) % given.length]}`;

/** Takes every place for a marriage that a day has. */
export async function bookWholeDay(reception: Caller, on: CivilDate): Promise<void> {
  const { days } = await reception.ask('appointments.days', { service: 'marriage', from: on, days: 1 });
  let who = 100;
  for (const { from, free } of days[0]!.slots)
    for (let place = 0; place < free; place += 1) {
      who += 1;
      const people = [{ name: coupleName(who), idNumber: inventedIdNumber('110101', '19960101', who) }];
      await reception.ask('appointments.book', { service: 'marriage', on, from, people, phone: '13800138000', source: 'phone' });
    }
}

/** One couple of a half hour ring up and take theirs back. */
export async function cancelOne(reception: Caller, on: CivilDate, from: string): Promise<void> {
  const { appointments } = await reception.ask('appointments.list', { on });
  const { id } = appointments.find((each) => each.from === from)!;
  await reception.ask('appointments.cancel', { id, reason: '来电取消' });
}

/**
 * Lets the hall live on for so many minutes: couples come, with the appointment of their half hour or without, and each counter finishes
 * one and calls the next. It goes by what the queue says and nothing else, so it can be taken up again after the hall was closed.
 */
export async function liveOn(
  { as, clock }: QuietHall,
  desks: Desks,
  minutes: number,
  comeEvery: (minute: number) => boolean,
): Promise<void> {
  const counters = Object.entries(desks).map(([counter, code]) => as(code, counter));
  const host = counters[0]!;
  for (let minute = 0; minute < minutes; minute += 1) {
    const now = clock.now();
    if (comeEvery(minute)) await arrive(host, now);
    for (const counter of counters) await serve(counter, now);
    clock.advance({ minutes: 1 });
  }
}

async function arrive(host: Caller, now: Temporal.Instant): Promise<void> {
  const { appointments } = await host.ask('appointments.list', {});
  const time = now.add({ minutes: 20 }).toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString().slice(0, 5);
  const expected = appointments.find(({ state, from }) => state === 'booked' && from <= time);
  const { tickets } = await host.ask('tickets.list', {});
  const place = tickets.length;
  // Every third walks in, booked or not by others; one in eleven goes first.
  if (expected && place % 3 !== 2) await host.ask('tickets.issue', { service: expected.service, appointment: expected.slipCode });
  else {
    const priority: PriorityReason | null = place % 11 === 5 ? 'pregnant' : null;
    await host.ask('tickets.issue', { service: services[place % services.length]!, name: coupleName(place), priority });
  }
}

/** One is finished when their time is over; sometimes they are sent for copies, and sometimes nobody comes. */
async function serve(counter: Caller, now: Temporal.Instant): Promise<void> {
  const { here, tickets } = await counter.ask('tickets.list', {});
  if (here) {
    const running = Number(here.number.slice(1));
    const begun = Temporal.Instant.from(here.begunAt ?? here.calledAt!);
    const spent = now.since(begun).total('minutes');
    if (here.state === 'called')
      await (running % 13 === 4 && here.calls === 1 ? counter.ask('tickets.pass', {}) : counter.ask('tickets.begin', {}));
    else if (here.caseIds.length === 0 && here.service !== 'enquiry' && running % 2 === 0)
      await counter.ask('cases.open', { business: here.service === 'marriage' ? 'marriage' : 'divorce', insideBeforeClosing: true });
    else if (running % 17 === 6 && spent >= 4 && spent < 6) await counter.ask('tickets.park', {});
    else if (spent >= 6 + (running % 5) * 2) await counter.ask('tickets.finish', {});
    return;
  }
  const back = tickets.find((each) => each.state === 'parked' && now.since(Temporal.Instant.from(each.calledAt!)).total('minutes') >= 25);
  if (back) await counter.ask('tickets.resume', { id: back.id, to: 'counter' });
  else await counter.call('tickets.call', {});
}
