import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import type { Input } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import { createTestDesk, takeTo, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const day = '2026-05-20';

let hall: TestDesk;
let clock: SettableClock;
let supervisor: Caller;
let reception: Caller;
beforeEach(async () => {
  clock = createSetClock('2026-05-06T01:00:00Z');
  hall = await createTestDesk({ config, pcClock: clock });
  supervisor = hall.as('S1');
  reception = hall.as('E1');
});
afterEach(() => hall.close());

const refusal = (code: string) => ({ ok: false, error: { code } });
const places = { marriage: 2, divorceApply: 1, divorceIssue: 1 };
const plan = (more: Partial<Input<'peakDays.plan'>> = {}): Input<'peakDays.plan'> => ({
  date: day,
  counters: [
    { counter: '03', places },
    { counter: '04', places: { marriage: 3 } },
  ],
  extra: [{ from: '17:00', until: '20:00' }],
  ...more,
});

test('M-131 the coming peak days are listed, and what is planned for them', async () => {
  const { days } = await supervisor.ask('peakDays.list', {});
  expect(days.slice(0, 3)).toMatchObject([
    { date: '2026-05-20', names: ['5·20'], open: true, planned: false, waiting: 0 },
    { date: '2026-05-21', names: ['5·21'] },
    { date: '2026-08-19', names: ['七夕'], open: true },
  ]);
  await supervisor.ask('peakDays.plan', plan());
  expect((await reception.ask('peakDays.list', {})).days[0]).toMatchObject({ planned: true });
  expect(await reception.ask('peakDays.get', { date: day })).toMatchObject({ plan: plan(), openMinutes: 510 + 180 });
});

test('M-131 no plan can take marriages on a day and stop either visit of a divorce', async () => {
  const only = (divorce: object) => plan({ counters: [{ counter: '03', places: { marriage: 4, ...divorce } }] });
  for (const divorce of [
    {},
    { divorceApply: 0, divorceIssue: 0 },
    { divorceApply: 1 },
    { divorceIssue: 1 },
    { divorceApply: 1, divorceIssue: 0 },
  ])
    expect(await supervisor.call('peakDays.plan', only(divorce)), JSON.stringify(divorce)).toMatchObject(refusal('peakDay.divorceStopped'));
  expect(await supervisor.call('peakDays.plan', only({ divorceApply: 1, divorceIssue: 1 }))).toMatchObject({ ok: true });
});

test('M-131 bookings follow the plan at once: its counters, its places, its evening, for marriage and for both visits of a divorce', async () => {
  const placesOf = async (service: 'marriage' | 'divorceApply', on: string) => {
    const { days } = await reception.ask('appointments.days', { service, from: on, days: 1 });
    return new Map(days[0]!.slots.map(({ from, places }) => [from as string, places]));
  };
  expect((await placesOf('marriage', day)).get('09:00')).toBe(1);
  await supervisor.ask('peakDays.plan', plan());
  const marriage = await placesOf('marriage', day);
  expect([marriage.get('09:00'), marriage.get('19:30'), marriage.get('20:00')]).toEqual([5, 5, undefined]);
  expect((await placesOf('divorceApply', day)).get('19:30')).toBe(1);
  expect((await placesOf('marriage', '2026-05-21')).get('09:00')).toBe(1);
  // A plan made anew takes back what the old one gave.
  await supervisor.ask('peakDays.plan', plan({ counters: [{ counter: '03', places }], extra: [] }));
  const less = await placesOf('marriage', day);
  expect([less.get('09:00'), less.get('19:30')]).toEqual([2, undefined]);
});

test('setting one part leaves the others as they were set', async () => {
  const { tickets } = await supervisor.ask('frontDesk.settings', {});
  await supervisor.ask('frontDesk.configure', { tickets: { ...tickets, fairMinutes: 25 } });
  const { rooms } = await supervisor.ask('frontDesk.settings', {});
  await supervisor.ask('frontDesk.configure', { rooms });
  await supervisor.ask('peakDays.plan', plan());
  const settings = await supervisor.ask('frontDesk.settings', {});
  expect(settings.tickets.fairMinutes).toBe(25);
  expect(settings.appointments.dates).toHaveLength(1);
});

test('settings of appointments read before a plan and saved after it take nothing of it away', async () => {
  const { appointments } = await supervisor.ask('frontDesk.settings', {});
  await supervisor.ask('peakDays.plan', plan());
  const saved = await supervisor.ask('frontDesk.configure', { appointments });
  expect(saved.appointments.dates).toMatchObject([{ date: day, counters: plan().counters.map(({ counter }) => ({ counter })) }]);
  expect(saved.appointments.sessions.filter(({ date }) => date === day)).toHaveLength(1);
});

test('M-131 no plan, place or closed span that can be set leaves a day with marriages and without divorces', async () => {
  const { appointments } = await supervisor.ask('frontDesk.settings', {});
  const only = (marriage: object) => ({ ...appointments, dates: [{ date: day, counters: [{ counter: '03', places: marriage }] }] });
  expect(await supervisor.call('frontDesk.configure', { appointments: only({ marriage: 3 }) })).toMatchObject({ ok: false });
  const shut = { ...appointments, closed: [{ date: day, from: '00:00', until: '23:30', services: ['divorceApply', 'divorceIssue'] }] };
  expect(await supervisor.call('frontDesk.configure', { appointments: shut as never })).toMatchObject({ ok: false });
});

test('a plan for a day that is over, with a counter or a person twice, is refused', async () => {
  expect(await supervisor.call('peakDays.plan', plan({ date: '2026-05-05' }))).toMatchObject(refusal('peakDay.past'));
  const twice = [
    { counter: '03', places },
    { counter: '03', places },
  ];
  expect(await supervisor.call('peakDays.plan', plan({ counters: twice }))).toMatchObject(refusal('peakDay.counterTwice'));
  const { staff } = await supervisor.ask('ceremonies.list', { from: day, until: day });
  const staffId = staff[0]!.id;
  const both = [
    { counter: '03', staffId, places },
    { counter: '04', staffId, places },
  ];
  expect(await supervisor.call('peakDays.plan', plan({ counters: both }))).toMatchObject(refusal('peakDay.staffTwice'));
  expect(await reception.call('peakDays.plan', plan())).toMatchObject(refusal('session.notAllowed'));
});

test('where the hall has no past the figures entered are reckoned with, scaled once it has ordinary days', async () => {
  expect(await supervisor.ask('peakDays.get', { date: day })).toMatchObject({ forecast: { by: 'none' }, countersNeeded: null });
  await supervisor.ask('peakDays.enterPast', { name: '5·20', year: 2024, count: 180, ordinary: 15 });
  await supervisor.ask('peakDays.enterPast', { name: '5·20', year: 2025, count: 200, ordinary: 20 });
  const entered = await supervisor.ask('peakDays.get', { date: day });
  expect(entered.forecast).toMatchObject({
    by: 'counts',
    expected: 190,
    past: [
      { year: 2024, factor: 12, from: 'entered' },
      { year: 2025, factor: 10 },
    ],
  });
  // 190 × 20 minutes in 510, no counter busy for more than 85 %.
  expect(entered.countersNeeded).toBe(9);
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(hall.as('R1'), 'registered');
  expect((await supervisor.ask('peakDays.get', { date: day })).forecast).toMatchObject({ by: 'scaled', expected: 11, ordinaryNow: 1 });
});

test('what the journal counted on the day of a past year is its past', async () => {
  clock.advance({ hours: 24 * 14 });
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(hall.as('R1'), 'registered');
  clock.advance({ hours: 24 * 30 });
  const next = await supervisor.ask('peakDays.get', { date: '2027-05-20' });
  expect(next.forecast.past).toEqual([{ year: 2026, date: day, count: 1, ordinary: 0, factor: null, from: 'journal' }]);
  // What a supervisor says goes before what was counted.
  await supervisor.ask('peakDays.enterPast', { name: '5·20', year: 2026, count: 9, ordinary: 3 });
  expect((await supervisor.ask('peakDays.get', { date: '2027-05-20' })).forecast.past).toMatchObject([{ count: 9, from: 'entered' }]);
});

const wanting = (name: string, phone: string) => reception.ask('overflow.enter', { on: day, service: 'marriage', name, phone });

const wish = (overflowId: string, who = 1): Input<'appointments.book'> => ({
  service: 'marriage',
  on: day,
  from: '09:00',
  people: [{ name: '客甲', idNumber: inventedIdNumber('110101', '19960101', 900 + who) }],
  overflowId,
});
const listed = async () => (await reception.ask('peakDays.get', { date: day })).overflow;

test('who is called back and booked has that appointment; when it is cancelled they wait again where they stood', async () => {
  const first = await wanting('王女士', '13800000001');
  clock.advance({ minutes: 1 });
  const second = await wanting('李先生', '13800000002');
  await reception.ask('overflow.call', { id: first.id });
  const { id } = await reception.ask('appointments.book', wish(first.id));
  expect(await listed()).toMatchObject([
    { id: first.id, state: 'booked', appointmentId: id, place: null },
    { id: second.id, state: 'waiting', appointmentId: null, place: 1 },
  ]);
  // An entry is booked once, and no entry is nobody's.
  expect(await reception.call('appointments.book', { ...wish(first.id, 2), from: '09:30' })).toMatchObject(refusal('overflow.notCalled'));
  expect(await reception.call('appointments.book', { ...wish(id, 2), from: '09:30' })).toMatchObject(refusal('overflow.notFound'));
  expect((await reception.ask('appointments.list', { on: day as CivilDate })).appointments).toHaveLength(1);
  await reception.ask('appointments.cancel', { id, reason: '另有安排' });
  expect(await listed()).toMatchObject([
    { id: first.id, state: 'waiting', appointmentId: null, place: 1 },
    { id: second.id, place: 2 },
  ]);
});

test('an appointment that is full leaves its entry called, and one cancelled on a later day than was waited for gives nothing back', async () => {
  const { id } = await wanting('王女士', '13800000001');
  await reception.ask('overflow.call', { id });
  await reception.ask('appointments.book', { ...wish(id, 3), overflowId: null });
  expect(await reception.call('appointments.book', wish(id, 4))).toMatchObject(refusal('appointment.full'));
  expect(await listed()).toMatchObject([{ state: 'called', appointmentId: null }]);
  const later = await reception.ask('appointments.book', { ...wish(id, 4), on: '2026-05-21' as CivilDate });
  clock.advance({ hours: 24 * 15 });
  await reception.ask('appointments.cancel', { id: later.id });
  expect(await listed()).toMatchObject([{ state: 'booked', appointmentId: later.id }]);
});

test('who found no place is called back in order, and nobody twice', async () => {
  const first = await wanting('王女士', '138 0000 0001');
  clock.advance({ minutes: 1 });
  const second = await wanting('李先生', '13800000002');
  expect([first.place, second.place]).toEqual([1, 2]);
  expect(await reception.call('overflow.enter', { on: day, service: 'marriage', name: '王', phone: '138-0000-0001' })).toMatchObject(
    refusal('overflow.already'),
  );
  expect(await reception.call('overflow.call', { id: second.id })).toMatchObject({
    error: { code: 'overflow.notFirst', details: { place: 2 } },
  });
  expect(await reception.call('overflow.settle', { id: first.id, outcome: 'declined' })).toMatchObject(refusal('overflow.notCalled'));
  expect(await reception.call('appointments.book', wish(first.id))).toMatchObject(refusal('overflow.notCalled'));
  expect(await reception.ask('overflow.call', { id: first.id })).toMatchObject({ state: 'called', place: null });
  expect(await reception.call('overflow.call', { id: first.id })).toMatchObject(refusal('overflow.notWaiting'));
  await reception.ask('appointments.book', wish(first.id));
  expect(await reception.call('overflow.enter', { on: day, service: 'marriage', name: '王', phone: '13800000001' })).toMatchObject(
    refusal('overflow.already'),
  );
  await reception.ask('overflow.call', { id: second.id });
  await reception.ask('overflow.settle', { id: second.id, outcome: 'unreached' });
  // Who was not reached may ask again, and stands behind the others then.
  expect(await wanting('李先生', '13800000002')).toMatchObject({ state: 'waiting', place: 1 });
  expect(await reception.call('overflow.enter', { on: '2026-05-05', service: 'marriage', name: '赵', phone: '13800000009' })).toMatchObject(
    refusal('overflow.past'),
  );
});

test('plans, figures and the list come back from the journal as they were', async () => {
  await supervisor.ask('peakDays.plan', plan());
  await supervisor.ask('peakDays.plan', plan({ note: '加开夜间' }));
  await supervisor.ask('peakDays.enterPast', { name: '5·20', year: 2025, count: 200, ordinary: 20 });
  const { id } = await wanting('王女士', '13800000001');
  await reception.ask('overflow.call', { id });
  await reception.ask('appointments.book', wish(id));
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const tables = ['peak_plans', 'peak_past', 'peak_overflow'];
  const rows = () => store.value.read((db) => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
  const before = rows();
  store.value.rebuild();
  expect(rows()).toEqual(before);
  expect(before.map((table) => table.length)).toEqual([1, 1, 1]);
  store.value.close();
});
