import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CivilDate } from '#shared/model/index.ts';
import { people } from '../../../emulators/people.ts';
import { openKioskHall, type KioskHall } from './kiosk-hall.ts';

const today = '2026-11-23' as CivilDate;
const { wangWei, chenJing } = people;

let hall: KioskHall;
beforeEach(async () => {
  hall = await openKioskHall();
});
afterEach(async () => {
  vi.useRealTimers();
  await hall.close();
});

const shownAs = ({ name, idNumber }: { readonly name: string; readonly idNumber: string }) => ({
  name: `${name[0]}*${name.length > 2 ? name.at(-1) : ''}`,
  idNumber: `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`,
});
const book = (on: CivilDate, of = wangWei) =>
  hall.as('E1').ask('appointments.book', {
    service: 'marriage',
    on,
    from: '14:00',
    people: [{ name: of.name, idNumber: of.idNumber }],
  });

test('a card begins a visit that shows nobody in full; leaving ends it', async () => {
  const { kiosk } = hall;
  expect((await kiosk.ask('kiosk.state', {})).visit).toBeNull();
  expect(await kiosk.call('kiosk.mine', {})).toMatchObject({ error: { code: 'kiosk.noVisit' } });
  const visit = { ...shownAs(wangWei), by: 'card', expired: false, partner: null };
  expect(await hall.enter(wangWei)).toEqual(visit);
  expect((await kiosk.ask('kiosk.state', {})).visit).toEqual(visit);
  expect(await kiosk.ask('kiosk.mine', {})).toMatchObject({ appointments: [], tickets: [], cases: [] });
  const left = kiosk.session();
  await kiosk.ask('kiosk.leave', {});
  expect(kiosk.session()).toBeNull();
  kiosk.useSession(left);
  expect(await kiosk.call('kiosk.mine', {})).toMatchObject({ error: { code: 'kiosk.noVisit' } });
});

test('the other of the two is entered beside the first, the same person never', async () => {
  await hall.enter(wangWei);
  expect(await hall.enter(chenJing, 'kiosk.enterPartner')).toMatchObject({ ...shownAs(wangWei), partner: shownAs(chenJing) });
  await expect(hall.enter(wangWei, 'kiosk.enterPartner')).rejects.toThrow('appointment.samePerson');
  expect(await hall.kiosk.call('kiosk.enterPartner', {})).toMatchObject({ error: { code: 'kiosk.noCard' } });
});

test('whoever lays another card down begins another visit, which knows nothing of the one before', async () => {
  await hall.enter(wangWei);
  await hall.enter(chenJing, 'kiosk.enterPartner');
  const before = hall.kiosk.session();
  expect(await hall.enter(chenJing)).toEqual({ ...shownAs(chenJing), by: 'card', expired: false, partner: null });
  expect(hall.kiosk.session()).not.toBe(before);
  hall.kiosk.useSession(before);
  expect(await hall.kiosk.call('kiosk.mine', {})).toMatchObject({ error: { code: 'kiosk.noVisit' } });
});

test('nobody is known after ninety seconds without a question', async () => {
  await hall.enter(wangWei);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await hall.kiosk.ask('kiosk.mine', {});
  vi.advanceTimersByTime(89_000);
  await hall.kiosk.ask('kiosk.mine', {});
  vi.advanceTimersByTime(90_000);
  expect(await hall.kiosk.call('kiosk.mine', {})).toMatchObject({ error: { code: 'kiosk.noVisit' } });
});

test('an appointment code of today is enough to check in, and for nothing else', async () => {
  const { id, slipCode } = await book(today);
  const tomorrow = await book('2026-11-24' as CivilDate, chenJing);
  const { kiosk } = hall;
  expect(await kiosk.ask('kiosk.enterByCode', { code: slipCode })).toEqual({
    name: '',
    idNumber: null,
    by: 'code',
    expired: false,
    partner: null,
  });
  expect(await kiosk.ask('kiosk.mine', {})).toMatchObject({ appointments: [{ id, mayCheckIn: true }], cases: [] });
  for (const [operation, input] of [
    ['kiosk.book', { service: 'marriage', on: today, from: '15:00' }],
    ['kiosk.cancel', { id }],
    ['kiosk.days', { service: 'marriage', from: today }],
  ] as const)
    expect(await kiosk.call(operation, input as never)).toMatchObject({ error: { code: 'kiosk.cardNeeded' } });
  expect(await kiosk.call('kiosk.checkIn', { service: 'marriage' })).toMatchObject({ error: { code: 'kiosk.cardNeeded' } });
  expect(await kiosk.call('kiosk.checkIn', { appointmentId: tomorrow.id })).toMatchObject({ error: { code: 'kiosk.cardNeeded' } });
  expect(await kiosk.ask('kiosk.checkIn', { appointmentId: id })).toMatchObject({ number: 'A001', before: 0, state: 'waiting' });
  expect(await kiosk.ask('kiosk.mine', {})).toMatchObject({
    appointments: [{ ticket: 'A001', mayCheckIn: false }],
    tickets: [{ number: 'A001' }],
  });
  expect(await kiosk.call('kiosk.enterByCode', { code: tomorrow.slipCode })).toMatchObject({
    error: { code: 'ticket.appointmentNotToday', details: { on: '2026-11-24' } },
  });
});

test('whoever tries codes is stopped for a minute', async () => {
  for (let i = 0; i < 5; i += 1)
    expect(await hall.kiosk.call('kiosk.enterByCode', { code: `TA000000000${i}` })).toMatchObject({
      error: { code: 'ticket.noAppointment' },
    });
  const { slipCode } = await book(today);
  expect(await hall.kiosk.call('kiosk.enterByCode', { code: slipCode })).toMatchObject({ error: { code: 'kiosk.tooManyCodes' } });
});

test('a request is never answered to another visitor', async () => {
  const requestId = uuidv7();
  await hall.enter(wangWei);
  const wanted = { service: 'marriage', on: '2026-11-24' as CivilDate, from: '09:00', phone: '13800000000' } as const;
  expect(await hall.kiosk.call('kiosk.book', wanted, requestId)).toMatchObject({ ok: true });
  expect(await hall.kiosk.call('kiosk.book', wanted, requestId)).toMatchObject({ ok: true });
  await hall.enter(chenJing);
  expect(await hall.kiosk.call('kiosk.book', wanted, requestId)).toMatchObject({ error: { code: 'call.requestReused' } });
});

test('sessions of the staff open nothing at the kiosk, a visit nothing at a counter', async () => {
  const staff = hall.desk.actAs('S1', '03');
  hall.kiosk.useSession(staff.ok ? staff.value : null);
  expect(await hall.kiosk.call('kiosk.mine', {})).toMatchObject({ error: { code: 'kiosk.noVisit' } });
  hall.kiosk.useSession(null);
  await hall.enter(wangWei);
  const asStaff = {
    operation: 'staff.list',
    input: {},
    requestId: uuidv7(),
    approval: null,
    station: 'counter',
    session: hall.kiosk.session(),
  } as const;
  expect(await hall.desk.call(asStaff)).toMatchObject({ answer: { error: { code: 'session.required' } } });
});
