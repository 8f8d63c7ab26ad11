import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { people } from '../../../emulators/people.ts';
import { startTicketPrinter } from '../../../emulators/ticket-printer.ts';
import { aMorning } from '../../cases/test-desk.ts';
import { kioskConfig, openKioskHall, type KioskHall } from './kiosk-hall.ts';

const { wangWei, chenJing } = people;
const clock = createSetClock(aMorning);
const today = '2026-11-23' as CivilDate;
const unknown = { error: { code: 'ticket.notFound' } };

let hall: KioskHall;
let thermal: Awaited<ReturnType<typeof startTicketPrinter>>;
beforeEach(async () => {
  clock.set(aMorning);
  thermal = await startTicketPrinter();
  const ticketPrinter = { kind: 'network', host: '127.0.0.1', port: thermal.port } as const;
  hall = await openKioskHall({ pcClock: clock, config: { ...kioskConfig, devices: { ticketPrinter } } });
});
afterEach(async () => {
  await hall.close();
  await thermal.close();
});

const take = () => hall.kiosk.ask('tickets.take', { service: 'marriage' });
const print = (slipCode: string) => hall.kiosk.call('kiosk.printTicket', { slipCode });

test('without a card only the number taken last here is printed, and only for two minutes', async () => {
  const { slipCode: first } = await take();
  expect(await print(first)).toMatchObject({ ok: true });
  const { slipCode: second } = await take();
  expect(await print(first)).toMatchObject(unknown);
  clock.advance({ seconds: 119 });
  expect(await print(second)).toMatchObject({ ok: true });
  clock.advance({ seconds: 2 });
  expect(await print(second)).toMatchObject(unknown);
  const { slipCode: atTheDesk } = await hall.as('E1').ask('tickets.issue', { service: 'marriage' });
  expect(await print(atTheDesk)).toMatchObject(unknown);
  expect(thermal.slips).toHaveLength(2);
});

test('a visitor prints the numbers of their visit and of their appointment, and nobody else’s', async () => {
  const { slipCode: someones } = await take();
  const booked = await hall.as('E1').ask('appointments.book', {
    service: 'marriage',
    on: today,
    from: '14:00',
    people: [{ name: wangWei.name, idNumber: wangWei.idNumber }],
  });
  await hall.enter(wangWei);
  expect(await print(someones)).toMatchObject(unknown);
  const forToday = await hall.kiosk.ask('kiosk.checkIn', { appointmentId: booked.id });
  const { slipCode: walkIn } = await hall.kiosk.ask('kiosk.checkIn', { service: 'divorceApply' });
  expect(await print(walkIn)).toMatchObject({ ok: true });
  await hall.enter(chenJing);
  for (const slipCode of [walkIn, forToday.slipCode]) expect(await print(slipCode)).toMatchObject(unknown);
  await hall.enter(wangWei);
  // Of another visit: the one that was booked is theirs still.
  expect(await print(forToday.slipCode)).toMatchObject({ ok: true });
  expect(await print(walkIn)).toMatchObject(unknown);
});

test('the paper of an appointment is printed for whoever has it, while it stands', async () => {
  await hall.enter(wangWei);
  const { id } = await hall.kiosk.ask('kiosk.book', { service: 'marriage', on: '2026-11-24' as CivilDate, from: '09:00', phone: '' });
  expect(await hall.kiosk.call('kiosk.printAppointment', { id })).toMatchObject({ error: { code: 'kiosk.noPrinter' } });
  await hall.as('S1').ask('frontDesk.configure', { kiosk: { printer: '文件' } });
  const printed = () => readdirSync(join(hall.dir, 'printed')).length;
  const before = printed();
  await hall.kiosk.ask('kiosk.printAppointment', { id });
  expect(printed()).toBe(before + 1);
  await hall.enter(chenJing);
  expect(await hall.kiosk.call('kiosk.printAppointment', { id })).toMatchObject({ error: { code: 'appointment.notFound' } });
  await hall.enter(wangWei);
  await hall.kiosk.ask('kiosk.cancel', { id });
  expect(await hall.kiosk.call('kiosk.printAppointment', { id })).toMatchObject({ error: { code: 'appointment.over' } });
  expect(printed()).toBe(before + 1);
}, 30_000);
