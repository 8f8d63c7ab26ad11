import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import type { Answer, Input, OperationName, QueueTicket } from '#shared/contract/index.ts';
import type { CivilDate, Service, Station } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import { aMorning, callerOf, createTestDesk, openMarriage, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  office: { ...testHall.office, counters: [...testHall.office.counters, { code: '05', name: '5号窗口' }] },
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};

let hall: TestDesk;
let clock: SettableClock;
let reception: Caller;
let counter: Caller;
let other: Caller;
beforeEach(async () => {
  clock = createSetClock(aMorning);
  hall = await createTestDesk({ config, pcClock: clock });
  reception = hall.as('E1');
  counter = hall.as('R1');
  const fifth = hall.desk.actAs('R2', '05');
  if (!fifth.ok) throw new Error(fifth.error.code);
  other = callerOf(hall.desk, fifth.value);
});
afterEach(() => hall.close());

const issue = (more: Partial<Input<'tickets.issue'>> = {}): Promise<QueueTicket> =>
  reception.ask('tickets.issue', { service: 'marriage', ...more });
const refusal = (code: string) => ({ ok: false, error: { code } });
/** Of a window whose PC nobody is signed in at, or of the counter's second screen. */
async function from<K extends OperationName>(station: Station, operation: K, input: Input<K>, session: string | null = null) {
  const { answer } = await hall.desk.call({ operation, input, requestId: uuidv7(), approval: null, station, session });
  return answer as Answer<K>;
}
const board = async () => {
  const answer = await from('signage', 'tickets.board', {});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

test('numbers count for each service and begin anew every day, and what waited then is ended', async () => {
  expect((await issue()).number).toBe('A001');
  expect((await issue({ service: 'divorceApply' })).number).toBe('B001');
  const second = await issue();
  expect(second.number).toBe('A002');
  await counter.ask('tickets.call', {});
  await counter.ask('tickets.begin', {});
  clock.advance({ hours: 24 });
  expect(await counter.call('tickets.call', {})).toMatchObject(refusal('ticket.nobody'));
  expect((await issue()).number).toBe('A001');
  expect((await counter.ask('tickets.list', {})).tickets).toHaveLength(1);
  expect(await reception.call('tickets.leave', { id: second.id })).toMatchObject(refusal('ticket.over'));
});

test('a surname is told to the voice only where the hall has it spoken', async () => {
  await issue({ name: '尉迟小明' });
  await counter.ask('tickets.call', {});
  expect(JSON.stringify(await board())).not.toMatch(/尉迟|yu4/);
  const { tickets } = await hall.as('S1').ask('frontDesk.settings', {});
  await hall.as('S1').ask('frontDesk.configure', { tickets: { ...tickets, speakSurname: true } });
  const shown = await board();
  expect(shown.calls).toMatchObject([{ surname: { text: '尉迟', pinyin: 'yu4 chi2' } }]);
  expect(JSON.stringify(shown)).not.toContain('尉迟小明');
});

test('two counters that call at the same moment get different people', async () => {
  const numbers = await Promise.all(Array.from({ length: 2 }, () => issue().then(({ number }) => number)));
  const called = await Promise.all([counter.ask('tickets.call', {}), other.ask('tickets.call', {})]);
  expect(called.map(({ number }) => number).toSorted()).toEqual(numbers.toSorted());
  expect(await counter.call('tickets.call', {})).toMatchObject(refusal('ticket.busy'));
});

test('priority goes first, and neither its reason nor a whole name is on the screen', async () => {
  await issue({ name: '王小明' });
  await issue({ name: '欧阳娜娜', priority: 'pregnant' });
  expect((await counter.ask('tickets.call', {})).number).toBe('A002');
  const shown = await board();
  expect(shown.calls).toMatchObject([{ number: 'A002', counterName: '3号窗口', name: '欧*娜', times: 1 }]);
  expect(shown.list).toMatchObject([{ number: 'A001', name: '王*明' }]);
  expect(JSON.stringify(shown)).not.toMatch(/pregnant|priority|王小明|欧阳/);
});

test('after three favoured ones somebody who merely waits is called; after 40 minutes whoever came first', async () => {
  await issue();
  for (let i = 0; i < 5; i += 1) await issue({ priority: 'elderly' });
  const calls: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    calls.push((await counter.ask('tickets.call', {})).number);
    await counter.ask('tickets.finish', {});
  }
  expect(calls).toEqual(['A002', 'A003', 'A004', 'A001']);
  const early = await issue({ service: 'enquiry' });
  clock.advance({ minutes: 41 });
  await issue({ priority: 'soldier' });
  expect((await counter.ask('tickets.call', {})).number).toBe('A005');
  await counter.ask('tickets.finish', {});
  await counter.ask('tickets.call', {});
  await counter.ask('tickets.finish', {});
  expect((await counter.ask('tickets.call', {})).id).toBe(early.id);
});

test('a counter calls what it serves, and who is sent to a counter is called there only', async () => {
  const settings = await hall.as('S1').ask('frontDesk.settings', {});
  const counters: Record<string, Service[]> = { '03': ['marriage'], '05': ['divorceApply', 'divorceIssue'] };
  await hall.as('S1').ask('frontDesk.configure', { tickets: { ...settings.tickets, counters } });
  const divorce = await issue({ service: 'divorceApply' });
  expect(await counter.call('tickets.call', {})).toMatchObject(refusal('ticket.nobody'));
  expect((await other.ask('tickets.call', {})).id).toBe(divorce.id);
  await other.ask('tickets.transfer', { service: 'divorceApply', counter: '03' });
  expect(await other.call('tickets.call', {})).toMatchObject(refusal('ticket.nobody'));
  expect(await counter.ask('tickets.call', {})).toMatchObject({ id: divorce.id, number: 'B001', calls: 2 });
  expect(await counter.call('tickets.transfer', { service: 'adoption' })).toMatchObject(refusal('ticket.noService'));
});

test('who was sent to a counter where nobody calls any more is called by the others after the longest fair wait', async () => {
  const sent = await issue();
  await other.ask('tickets.call', {});
  await other.ask('tickets.transfer', { service: 'marriage', counter: '03' });
  clock.advance({ minutes: 40 });
  expect(await other.call('tickets.call', {})).toMatchObject(refusal('ticket.nobody'));
  clock.advance({ milliseconds: 1 });
  expect((await other.ask('tickets.call', {})).id).toBe(sent.id);
});

test('M-131 no services and no counters that can be set give or call numbers for marriage and not for both visits of a divorce', async () => {
  const supervisor = hall.as('S1');
  const { tickets } = await supervisor.ask('frontDesk.settings', {});
  const all: Service[] = ['marriage', 'divorceApply', 'divorceIssue'];
  const configure = (more: Partial<typeof tickets>) => supervisor.call('frontDesk.configure', { tickets: { ...tickets, ...more } });
  for (const left of all.slice(1)) {
    const others = all.filter((service) => service !== left);
    expect(await configure({ services: others })).toMatchObject(refusal('ticket.divorceStopped'));
    expect(await configure({ services: all, counters: { '03': others, '05': others } })).toMatchObject(refusal('ticket.divorceStopped'));
    expect(await configure({ services: all, counters: { '03': others, '05': [left] } })).toMatchObject({ ok: true });
  }
});

test('whoever has an appointment is called, also for what no numbers are given for without one; a counter sends couples to what others serve', async () => {
  const supervisor = hall.as('S1');
  const { tickets, appointments } = await supervisor.ask('frontDesk.settings', {});
  const usual = { ...appointments.usual, reissue: 1 };
  await supervisor.ask('frontDesk.configure', { appointments: { ...appointments, usual } });
  const people = [{ name: '王小明', idNumber: inventedIdNumber('110101', '19960101', 901) }];
  const booked = await reception.ask('appointments.book', { service: 'reissue', on: '2026-11-23' as CivilDate, from: '10:30', people });
  const issued = await issue({ service: 'reissue', appointment: booked.slipCode });
  expect(issued.number).toBe('D001');
  expect((await other.ask('tickets.call', {})).id).toBe(issued.id);
  await supervisor.ask('frontDesk.configure', { tickets: { ...tickets, counters: { '03': ['marriage'] } } });
  expect(await counter.ask('tickets.list', {})).toMatchObject({ services: ['marriage'], offered: tickets.services });
});

test('called again, passed and back; parked and back', async () => {
  const { id } = await issue();
  expect(await counter.call('tickets.recall', {})).toMatchObject(refusal('ticket.noneHere'));
  await counter.ask('tickets.call', {});
  expect(await counter.ask('tickets.recall', {})).toMatchObject({ calls: 2, state: 'called' });
  expect(await counter.ask('tickets.pass', {})).toMatchObject({ state: 'passed' });
  await issue();
  clock.advance({ minutes: 5 });
  // Who was not there begins to wait anew.
  await reception.ask('tickets.resume', { id, to: 'queue' });
  expect((await counter.ask('tickets.call', {})).number).toBe('A002');
  expect(await counter.ask('tickets.park', {})).toMatchObject({ state: 'parked' });
  expect((await counter.ask('tickets.call', {})).id).toBe(id);
  const parked = (await counter.ask('tickets.list', {})).tickets.find(({ number }) => number === 'A002')!;
  expect(await counter.call('tickets.resume', { id: parked.id, to: 'counter' })).toMatchObject(refusal('ticket.busy'));
  await counter.ask('tickets.finish', {});
  expect(await counter.ask('tickets.resume', { id: parked.id, to: 'counter' })).toMatchObject({ state: 'called', counter: '03' });
  expect(await reception.call('tickets.resume', { id, to: 'queue' })).toMatchObject(refusal('ticket.notAway'));
});

test('the case a registrar opens is the one of the ticket they called', async () => {
  await issue();
  await counter.ask('tickets.call', {});
  const { id: caseId } = await openMarriage(counter);
  expect((await counter.ask('tickets.list', {})).here).toMatchObject({ state: 'serving', caseIds: [caseId] });
  const second = await openMarriage(counter);
  expect((await counter.ask('tickets.finish', {})).caseIds).toEqual([caseId, second.id].toSorted());
  const third = await openMarriage(counter);
  expect((await counter.ask('tickets.list', {})).tickets[0]!.caseIds).not.toContain(third.id);
});

test('the couple rates once, in time, on the screen turned to them; who is rated cannot', async () => {
  const { id } = await issue();
  await counter.ask('tickets.call', {});
  await counter.ask('tickets.finish', {});
  const session = hall.desk.actAs('R1', '03');
  const token = session.ok ? session.value : null;
  const rating = { id, grade: 'verySatisfied' as const };
  expect(await counter.call('tickets.rate', rating)).toMatchObject(refusal('session.wrongStation'));
  expect(await counter.ask('tickets.toRate', {})).toMatchObject({ ticket: { number: 'A001' } });
  expect(await from('applicant', 'tickets.rate', rating, token)).toMatchObject({ ok: true });
  expect(await from('applicant', 'tickets.rate', { ...rating, grade: 'fair' }, token)).toMatchObject(refusal('ticket.notRateable'));
  expect(await counter.ask('tickets.toRate', {})).toEqual({ ticket: null });
});

test('after half a minute the screen asks no longer, and the slip still can at the kiosk', async () => {
  const { id, slipCode } = await issue();
  const late = { code: slipCode, grade: 'satisfied' as const };
  expect(await from('kiosk', 'tickets.rateByCode', late)).toMatchObject(refusal('ticket.notRateable'));
  await counter.ask('tickets.call', {});
  await counter.ask('tickets.finish', {});
  clock.advance({ minutes: 2 });
  const session = hall.desk.actAs('R1', '03');
  const rate = from('applicant', 'tickets.rate', { id, grade: 'fair' }, session.ok ? session.value : null);
  expect(await rate).toMatchObject(refusal('ticket.notRateable'));
  expect(await counter.ask('tickets.toRate', {})).toEqual({ ticket: null });
  expect(await from('kiosk', 'tickets.rateByCode', { ...late, code: `${slipCode.slice(0, -1)}!` })).toMatchObject(
    refusal('ticket.notFound'),
  );
  expect(await from('kiosk', 'tickets.rateByCode', late)).toMatchObject({ ok: true });
  expect(await from('kiosk', 'tickets.rateByCode', late)).toMatchObject(refusal('ticket.notRateable'));
});

test('at the kiosk nobody gives themselves priority', async () => {
  const taken = await from('kiosk', 'tickets.take', { service: 'enquiry', priority: 'soldier' } as Input<'tickets.take'>);
  expect(taken).toMatchObject({ ok: true, value: { number: 'G001', before: 0 } });
  expect((await reception.ask('tickets.list', {})).tickets).toMatchObject([{ number: 'G001', priority: null }]);
});

test('M-130 the kiosk gives six numbers a minute without an appointment; with one, and at reception, they are given all the same', async () => {
  const take = (appointment = '') => from('kiosk', 'tickets.take', { service: 'marriage', appointment });
  for (let each = 1; each <= 6; each += 1) {
    expect(await take()).toMatchObject({ ok: true, value: { number: `A00${each}` } });
    clock.advance({ seconds: 5 });
  }
  expect(await take()).toMatchObject(refusal('ticket.tooMany'));
  expect(await from('kiosk', 'tickets.take', { service: 'enquiry' })).toMatchObject(refusal('ticket.tooMany'));
  expect((await issue()).number).toBe('A007');
  const { slipCode } = await reception.ask('appointments.book', {
    service: 'marriage',
    on: '2026-11-23' as CivilDate,
    from: '11:30',
    people: [{ name: '客甲', idNumber: inventedIdNumber('110101', '19960101', 901) }],
  });
  expect(await take(slipCode)).toMatchObject({ ok: true, value: { number: 'A008' } });
  expect(await take(slipCode)).toMatchObject(refusal('ticket.appointmentUsed'));
  // The first of them was taken a minute ago: one more, and no second.
  clock.advance({ seconds: 30 });
  expect(await take()).toMatchObject({ ok: true, value: { number: 'A009' } });
  expect(await take()).toMatchObject(refusal('ticket.tooMany'));
});

test('a request sent twice gives one number', async () => {
  const requestId = uuidv7();
  const input = { service: 'marriage' as const };
  const [one, two] = [
    await reception.ask('tickets.issue', input, { requestId }),
    await reception.ask('tickets.issue', input, { requestId }),
  ];
  expect(two).toEqual(one);
  expect((await board()).list).toHaveLength(1);
});

test('supervisors see how it was by service and registrar, in the days they ask for, and of no couple', async () => {
  const supervisor = hall.as('S1');
  const day = { from: clock.today(), until: clock.today() };
  expect(await supervisor.ask('tickets.ratings', day)).toEqual([]);
  for (const grade of ['verySatisfied', 'verySatisfied', 'dissatisfied', null] as const) {
    const { slipCode: code } = await issue({ name: '王小明' });
    await counter.ask('tickets.call', {});
    await counter.ask('tickets.finish', {});
    if (grade) expect(await from('kiosk', 'tickets.rateByCode', { code, grade })).toMatchObject({ ok: true });
  }
  await issue({ service: 'enquiry' });
  await other.ask('tickets.call', {});
  await other.ask('tickets.finish', {});
  await issue();
  const grades = { verySatisfied: 0, satisfied: 0, fair: 0, dissatisfied: 0, veryDissatisfied: 0 };
  const names = await supervisor.ask('staff.list', {});
  const nameOf = (code: string) => names.find((each) => each.code === code)!.name;
  const counted = await supervisor.ask('tickets.ratings', day);
  expect(counted).toEqual([
    { service: 'enquiry', staffName: nameOf('R2'), served: 1, grades },
    { service: 'marriage', staffName: nameOf('R1'), served: 4, grades: { ...grades, verySatisfied: 2, dissatisfied: 1 } },
  ]);
  expect(JSON.stringify(counted)).not.toContain('王小明');
  clock.advance({ hours: 24 });
  expect(await supervisor.ask('tickets.ratings', { from: clock.today(), until: clock.today() })).toEqual([]);
  expect(await counter.call('tickets.ratings', day)).toMatchObject({ ok: false });
});

test('the tables come back from the journal as they were', async () => {
  await issue({ name: '王小明', priority: 'disabled' });
  await issue();
  await counter.ask('tickets.call', {});
  await openMarriage(counter);
  await counter.ask('tickets.finish', {});
  const { id } = await other.ask('tickets.call', {});
  await other.ask('tickets.pass', {});
  await other.ask('tickets.resume', { id, to: 'counter' });
  const session = hall.desk.actAs('R1', '03');
  const [first] = (await counter.ask('tickets.list', {})).tickets;
  await from('applicant', 'tickets.rate', { id: first!.id, grade: 'fair' }, session.ok ? session.value : null);
  clock.advance({ hours: 24 });
  await issue();
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const rows = () =>
    store.value.read((db) =>
      ['tickets', 'ticket_calls', 'ticket_cases', 'ticket_ratings'].map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()),
    );
  const before = rows();
  store.value.rebuild();
  expect(rows()).toEqual(before);
  expect(before.map((table) => table.length)).toEqual([3, 3, 1, 1]);
  store.value.close();
});
