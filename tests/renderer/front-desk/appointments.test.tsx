import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ok, type CivilDate } from '#shared/model/index.ts';
import { AppointmentsTab } from '../../../renderer/front-desk/appointments/appointments-tab.tsx';
import { people } from '../../emulators/people.ts';
import { createFakeHall } from '../fake-hall.ts';
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
  await show(<AppointmentsTab />, hall);
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
