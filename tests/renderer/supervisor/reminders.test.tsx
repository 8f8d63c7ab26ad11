import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ReminderList } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { openDesk, type } from './desk.tsx';

const due = { caseId: '01890000-0000-7000-8000-0000000000aa', caseNumber: '03-1012-001', date: 'withdrawUntil' };
const list = {
  on: '2026-11-10',
  from: '2026-11-11',
  until: '2026-11-11',
  messages: [{ ...due, party: 'man', name: '王伟', on: '2026-11-11', phone: '13800000001', text: '您好！请于2026年11月11日前到本处。' }],
  leftOut: [{ ...due, party: 'woman', name: '陈静', on: '2026-11-11', why: 'noPhone' }],
  exports: [],
} as unknown as ReminderList;
const made = { id: 'e', at: '2026-11-10T01:30:00Z', staffName: '周敏', on: '2026-11-10', daysBefore: 1, rows: 1, earlier: 0 } as never;

it('shows who is reminded and whom none reaches, and exports the file', async () => {
  const hall = await openDesk('短信提醒', { 'divorces.reminders': () => ok(list) });
  expect(await screen.findByText('2026年11月11日到期，应提醒')).toBeTruthy();
  expect(screen.getByText('您好！请于2026年11月11日前到本处。')).toBeTruthy();
  expect(screen.getByText('未留号码或未同意联系')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /选择位置并导出/ }));
  expect(await screen.findByText(/已导出 2 条到“reminders.csv”。这一天此前已导出过 1 次/)).toBeTruthy();
  expect(hall.calls.filter(({ operation }) => operation === 'divorces.reminders').length).toBeGreaterThan(1);
});

it('asks anew for another number of days, takes no other than 1 to 14, and says that the day was exported', async () => {
  const hall = await openDesk('短信提醒', { 'divorces.reminders': () => ok({ ...list, exports: [made] }) });
  expect(await screen.findByText(/这一天的文件已由周敏于.*导出过（1 条）/)).toBeTruthy();
  type('提前天数', '3');
  await screen.findByText('2026年11月11日到期，应提醒');
  expect(hall.calls.at(-1)).toMatchObject({ operation: 'divorces.reminders', input: { daysBefore: 3 } });
  type('提前天数', '15');
  expect(screen.getByRole('button', { name: /选择位置并导出/ })).toHaveProperty('disabled', true);
});

it('has nothing to export where nobody is reminded', async () => {
  await openDesk('短信提醒', { 'divorces.reminders': () => ok({ ...list, messages: [], leftOut: [] }) });
  expect(await screen.findByText('没有可以发短信的提醒。')).toBeTruthy();
  expect(screen.getByRole('button', { name: /选择位置并导出/ })).toHaveProperty('disabled', true);
});
