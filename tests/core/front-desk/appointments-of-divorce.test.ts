import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { people } from '../../emulators/people.ts';
import { accept, openDivorceDesk } from '../cases/divorce/divorce-desk.ts';

type Desk = Awaited<ReturnType<typeof openDivorceDesk>>;
let desk: Desk;
beforeEach(async () => {
  desk = await openDivorceDesk();
});
afterEach(() => desk.close());

const wanted: Input<'appointments.book'> = {
  service: 'divorceIssue',
  on: '2026-11-12',
  from: '09:00',
  people: [{ name: people.wangWei.name, idNumber: people.wangWei.idNumber }],
};

test('M-130 the second visit of a divorce is booked by either number, inside its window and nowhere else', async () => {
  const { number, id: caseId } = await accept(desk.registrar);
  const book = (input: Partial<Input<'appointments.book'>> = {}) => desk.registrar.call('appointments.book', { ...wanted, ...input });
  const outside = { error: { code: 'appointment.outsideWindow', details: { from: '2026-11-12', until: '2026-12-11' } } };
  expect(await book({ on: '2026-11-11' })).toMatchObject(outside);
  expect(await book({ on: '2026-12-14' })).toMatchObject(outside);
  expect(await book({ people: [{ name: people.liJie.name, idNumber: people.liJie.idNumber }] })).toMatchObject({
    error: { code: 'appointment.noApplication' },
  });
  expect(await book({ application: number, people: [{ name: people.liJie.name, idNumber: people.liJie.idNumber }] })).toMatchObject({
    error: { code: 'appointment.notTheirs', details: { number } },
  });
  for (const application of [number, people.chenJing.idNumber]) {
    const { window, days } = await desk.registrar.ask('appointments.days', {
      service: 'divorceIssue',
      from: '2026-11-11',
      days: 2,
      application,
    });
    expect(window).toEqual({ number, from: '2026-11-12', until: '2026-12-11', certain: true });
    expect(days.map(({ slots }) => slots[0]!.untimely)).toEqual(['outside', null]);
  }
  // Fifty-eight days ahead, further than others book.
  const booked = await book({ on: '2026-12-09', application: number });
  expect(booked).toMatchObject({ value: { caseNumber: number, on: '2026-12-09' } });
  expect(await desk.registrar.ask('cases.history', { caseId })).not.toContainEqual(
    expect.objectContaining({ action: 'appointment.booked' }),
  );
});
