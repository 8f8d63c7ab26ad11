import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import { formatDeskCode, type CivilDate } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import { aMorning, createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const today = '2026-11-23' as CivilDate;
const tomorrow = '2026-11-24' as CivilDate;

let hall: TestDesk;
let reception: Caller;
beforeEach(async () => {
  hall = await createTestDesk({ config, pcClock: createSetClock(aMorning) });
  reception = hall.as('E1');
});
afterEach(() => hall.close());

const book = (on: CivilDate, from: string, who: number) =>
  reception.ask('appointments.book', {
    service: 'marriage',
    on,
    from,
    people: [{ name: '客甲', idNumber: inventedIdNumber('110101', '19960101', 900 + who) }],
  });
const take = (appointment: string) => reception.call('tickets.issue', { service: 'marriage', appointment });
const refusal = (code: string) => ({ ok: false, error: { code } });

test('a ticket is taken by the code of an appointment once, however it is typed', async () => {
  const { id, slipCode } = await book(today, '10:30', 1);
  expect(await take(` ${slipCode.toLowerCase()} `)).toMatchObject({ ok: true, value: { number: 'A001' } });
  expect((await reception.ask('appointments.list', { on: today })).appointments).toMatchObject([{ id, state: 'arrived' }]);
  expect(await take(slipCode)).toMatchObject(refusal('ticket.appointmentUsed'));
  expect((await reception.ask('tickets.list', {})).tickets).toHaveLength(1);
});

test('M-130 a code of another day, a cancelled one, another slip’s and none of ours give no ticket, and say why', async () => {
  const later = await book(tomorrow, '09:00', 1);
  expect(await take(later.slipCode)).toMatchObject({ error: { code: 'ticket.appointmentNotToday', details: { on: tomorrow } } });
  const given = await book(today, '10:30', 2);
  await reception.ask('appointments.cancel', { id: given.id, reason: '改期' });
  expect(await take(given.slipCode)).toMatchObject(refusal('ticket.noAppointment'));
  expect(await take(formatDeskCode('ceremony', given.code))).toMatchObject(refusal('ticket.noAppointment'));
  expect(await take(formatDeskCode('appointment', '0123456789'))).toMatchObject(refusal('ticket.noAppointment'));
  expect((await reception.ask('tickets.list', {})).tickets).toEqual([]);
  // Whoever has no good code is served all the same (条例 2025 art. 7).
  expect(await take('')).toMatchObject({ ok: true, value: { number: 'A001' } });
});
