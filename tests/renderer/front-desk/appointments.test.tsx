import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FrontDeskSettings, ok, type CivilDate } from '#shared/model/index.ts';
import { AppointmentsTab } from '../../../renderer/front-desk/appointments/appointments-tab.tsx';
import { people } from '../../emulators/people.ts';
import { createFakeHall, fakeSession } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const today = '2026-11-23' as CivilDate;

test('a half hour is chosen, a couple typed, and the booking asked for as typed', async () => {
  const hall = createFakeHall({
    answers: {
      'appointments.list': () => ok({ today, on: today, appointments: [] }),
      'appointments.days': () =>
        ok({
          today,
          window: null,
          days: [
            {
              date: today,
              slots: [
                { from: '09:00', places: 1, free: 1, untimely: 'past' as const },
                { from: '10:30', places: 2, free: 2, untimely: null },
                { from: '11:00', places: 2, free: 0, untimely: null },
              ],
            },
          ],
        }),
      'appointments.book': () => ({ ok: false, error: { code: 'appointment.full', details: { on: today, from: '10:30' } } }),
    },
  });
  await show(<AppointmentsTab session={fakeSession} />, hall);
  fireEvent.click(await screen.findByRole('button', { name: '选2026-11-23 10:30，余2个' }));
  expect(screen.queryByRole('button', { name: /09:00/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /11:00/ })).toBeNull();
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: people.wangWei.name } });
  fireEvent.change(screen.getByLabelText('身份证号码'), { target: { value: '110101199001011234' } });
  expect(screen.getByText('号码不正确，请核对。')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('身份证号码'), { target: { value: people.wangWei.idNumber } });
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(hall.calls.find(({ operation }) => operation === 'appointments.book')?.input).toMatchObject({
      service: 'marriage',
      on: today,
      from: '10:30',
      source: 'reception',
      people: [{ name: people.wangWei.name, idNumber: people.wangWei.idNumber }],
    }),
  );
  // What was typed stays where the half hour was taken meanwhile.
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByLabelText('姓名')).toHaveProperty('value', people.wangWei.name);
});

test('M-131 a supervisor sets places and sessions; what would stop divorce is refused with its sentence, and stays typed', async () => {
  const hall = createFakeHall({
    answers: {
      'appointments.list': () => ok({ today, on: today, appointments: [] }),
      'appointments.days': () => ok({ today, window: null, days: [] }),
      'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
      'frontDesk.configure': () => ({
        ok: false,
        error: { code: 'appointment.divorceStopped', details: { on: '2026-11-28' as CivilDate } },
      }),
    },
  });
  const supervisor = { ...fakeSession, staff: { ...fakeSession.staff, roles: ['supervisor' as const] } };
  await show(<AppointmentsTab session={supervisor} />, hall);
  fireEvent.click(await screen.findByRole('button', { name: '设置' }));
  const form = await screen.findByRole('region', { name: '预约设置' });
  fireEvent.click(within(form).getByRole('button', { name: /增加专场/ }));
  fireEvent.change(within(form).getByLabelText('最多提前几天'), { target: { value: '400' } });
  expect(within(form).getByText('请填0至180的整数。')).toBeTruthy();
  expect(within(form).getByRole('button', { name: '保存设置' })).toHaveProperty('disabled', true);
  fireEvent.change(within(form).getByLabelText('最多提前几天'), { target: { value: '60' } });
  fireEvent.change(within(form).getByLabelText('预约号'), { target: { value: '订单号' } });
  fireEvent.click(within(form).getByRole('button', { name: '保存设置' }));
  expect((await screen.findByRole('alert')).textContent).toContain('任何一天都不得停办离婚');
  expect(hall.calls.find(({ operation }) => operation === 'frontDesk.configure')?.input).toMatchObject({
    appointments: {
      ahead: { min: 0, max: 60 },
      sessions: [{ weekday: 3, from: '17:30', until: '19:30' }],
      exported: { columns: { number: '订单号', service: '业务类型' } },
    },
  });
  expect(within(form).getByLabelText('最多提前几天')).toHaveProperty('value', '60');
});

test('only a supervisor finds the settings', async () => {
  const hall = createFakeHall({
    answers: {
      'appointments.list': () => ok({ today, on: today, appointments: [] }),
      'appointments.days': () => ok({ today, window: null, days: [] }),
    },
  });
  const reception = { ...fakeSession, staff: { ...fakeSession.staff, roles: ['reception' as const] } };
  await show(<AppointmentsTab session={reception} />, hall);
  await screen.findByText('没有预约。');
  expect(screen.queryByRole('button', { name: '设置' })).toBeNull();
});
