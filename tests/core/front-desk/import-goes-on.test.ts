import { expect, test } from 'vitest';
import { AppointmentSettings } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import { createTestDesk, testHall } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};

test('rows that all came to nothing meanwhile stop no file: what lies behind them is taken in', async () => {
  const hall = await createTestDesk({ config });
  const appointments = AppointmentSettings.parse({ usual: { marriage: 20, divorceApply: 1, divorceIssue: 1 } });
  await hall.as('S1').ask('frontDesk.configure', { appointments });
  const reception = hall.as('E1');
  const rows = Array.from({ length: 27 }, (_, index) => {
    const time = index < 15 ? '09:00' : '10:00';
    return `P${index},结婚登记,2026-11-24,${time},客${index},${inventedIdNumber('110101', '19960101', 900 + index)}`;
  });
  const text = ['预约号,业务类型,预约日期,预约时段,申请人姓名,申请人证件号', ...rows].join('\n');
  const { fileId } = await reception.ask('appointments.read', { content: Buffer.from(text).toString('base64') });
  expect(await reception.ask('appointments.takeIn', { fileId, from: 0 })).toEqual({ taken: 25, odd: [], next: 25 });
  // The answer was lost, and somebody begins anew.
  expect(await reception.ask('appointments.takeIn', { fileId, from: 0 })).toEqual({ taken: 0, odd: [], next: 25 });
  expect(await reception.ask('appointments.takeIn', { fileId, from: 25 })).toEqual({ taken: 2, odd: [], next: null });
  expect((await reception.ask('appointments.list', { on: '2026-11-24' })).appointments).toHaveLength(27);
  await hall.close();
});
