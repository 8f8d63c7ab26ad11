import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Overflow } from '#shared/contract/index.ts';
import { ok, type CivilDate, type StaffRole } from '#shared/model/index.ts';
import { FrontDeskApp } from '../../../renderer/front-desk/index.ts';
import { people } from '../../emulators/people.ts';
import { createFakeHall, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { officeView, session } from '../entry/samples.ts';
import { type } from '../supervisor/desk.tsx';

const today = '2026-05-06' as CivilDate;
const peak = '2026-05-20' as CivilDate;
const entry: Overflow = {
  id: '01890000-0000-7000-8000-0000000000f1',
  on: peak,
  service: 'divorceApply',
  name: '王女士',
  phone: '13800000001',
  note: '下午都可以',
  enteredAt: '2026-05-05T02:00:00.000Z',
  state: 'called',
  place: null,
  appointmentId: null,
};
const forecast = { by: 'none' as const, low: 0, expected: 0, high: 0, ordinaryNow: 0, past: [] };
const day = { date: peak, names: ['5·20'], open: true };

async function open(): Promise<FakeHall> {
  const hall = createFakeHall({
    'office.get': () => ok(officeView),
    'peakDays.list': () => ok({ today, days: [{ ...day, planned: false, waiting: 0 }] }),
    'peakDays.get': () => ok({ ...day, forecast, minutesEach: 20, openMinutes: 480, countersNeeded: null, plan: null, overflow: [entry] }),
    'appointments.list': () => ok({ today, on: today, appointments: [] }),
    'appointments.days': () =>
      ok({ today, window: null, days: [{ date: peak, slots: [{ from: '14:00', places: 1, free: 1, untimely: null }] }] }),
    'appointments.book': () => ({ ok: false, error: { code: 'overflow.notCalled', details: {} } }),
    'devices.status': () => ok({ reader: { state: 'none', problem: null, sam: null, armed: null, desk: null }, printers: [] }),
  });
  const roles: StaffRole[] = ['reception'];
  renderPage(<FrontDeskApp session={{ ...session, staff: { ...session.staff, roles } }} />, hall);
  fireEvent.keyDown(window, { key: '6', altKey: true });
  fireEvent.click(await screen.findByRole('button', { name: '为王女士预约' }));
  return hall;
}

async function book(hall: FakeHall) {
  fireEvent.click(await screen.findByRole('button', { name: '选2026-05-20 14:00，余1个' }));
  type('姓名', people.chenJing.name);
  type('身份证号码', people.chenJing.idNumber);
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(hall.callsOf('appointments.book')).toHaveLength(1));
  return hall.callsOf('appointments.book')[0]!.input;
}

test('who is called back is booked among the appointments, on their day, for what they want, with their telephone', async () => {
  const hall = await open();
  expect(await screen.findByText(/为候补的王女士（13800000001）预约/)).toBeTruthy();
  expect(hall.callsOf('appointments.days').at(-1)?.input).toMatchObject({ service: 'divorceApply', from: peak });
  expect(await book(hall)).toMatchObject({ overflowId: entry.id, service: 'divorceApply', on: peak, phone: '13800000001' });
  // Refused: still for them, and still typed.
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByText(/为候补的王女士/)).toBeTruthy();
});

test('a booking that is not for them settles nothing of the list', async () => {
  const hall = await open();
  fireEvent.click(await screen.findByRole('button', { name: '不为候补预约' }));
  expect(screen.queryByText(/为候补的王女士/)).toBeNull();
  expect(await book(hall)).toMatchObject({ overflowId: null });
});
