import { expect, test } from 'vitest';
import { planDivorcePaper } from '#core/cases/divorce/papers.ts';
import { datesFrom, divorceSourceOf } from './divorces.ts';

test('M-67 prints of each last day when the office closes on that very day', () => {
  const { office } = divorceSourceOf();
  // 2026-11-11 is a Wednesday, 2026-12-11 a Friday.
  const hours = { ...office.hours, weekdayHours: [{ weekday: 5, until: '16:30' }] };
  const changes = { office: { ...office, hours }, dates: datesFrom('2026-10-12') };
  const values = planDivorcePaper('acceptanceReceipt', 'man', divorceSourceOf(changes)).values;
  expect(values).toMatchObject({ closingWithdraw: '17:00', closing: '16:30' });
  expect(values['contact']).toContain('星期一至星期四 08:30至17:00、星期五 08:30至16:30');
  expect(planDivorcePaper('coolingOffLeaflet', null, divorceSourceOf(changes)).values).toMatchObject({
    closingWithdraw: '17:00',
    closing: '16:30',
  });
});
