import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CounsellingCase, CounsellingSession, Session } from '#shared/contract/index.ts';
import { ok, type StaffRole } from '#shared/model/index.ts';
import { SupervisorApp } from '../../../renderer/supervisor/index.ts';
import { createFakeHall, type Answers, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { calendarView, officeView, open, session, today } from '../entry/samples.ts';
import { type } from './desk.tsx';

const couple = {
  caseId: '01890000-0000-7000-8000-0000000000aa',
  number: '03-1012-001',
  manName: '王伟',
  womanName: '陈静',
  state: 'coolingOff',
  sessions: 1,
  lastOn: '2026-11-01',
  outcome: 'continues',
  nextOn: today,
} as unknown as CounsellingCase;
const other = { ...couple, caseId: '01890000-0000-7000-8000-0000000000ab', manName: '张辑', womanName: '李洁', sessions: 0, nextOn: null };
const written = {
  id: '01890000-0000-7000-8000-0000000000ac',
  at: '2026-11-01T02:00:00Z',
  on: '2026-11-01',
  came: null,
  outcome: 'continues',
  note: '约定先分别写下三件事。',
  nextOn: today,
  staffName: '沈芸',
} as unknown as CounsellingSession;
const figures = { sessions: 3, attendances: 5, couples: 2, byOutcome: { reconciled: 1, notReconciled: 0, continues: 0, open: 1 } };

function openAs(roles: readonly StaffRole[], answers: Answers = {}): FakeHall {
  const hall = createFakeHall({
    'hall.health': () => ok(open),
    'office.get': () => ok(officeView),
    'calendar.get': () => ok(calendarView),
    'counselling.cases': () => ok({ today, cases: [couple, other] }),
    'counselling.sessions': ({ input }) => ok((input as { caseId: string }).caseId === couple.caseId ? [written] : []),
    'counselling.statistics': () => ok(figures),
    'counselling.record': () => ok([written]),
    ...answers,
  });
  const as: Session = { ...session, staff: { ...session.staff, name: '沈芸', roles: [...roles] } };
  renderPage(<SupervisorApp session={as} />, hall);
  return hall;
}

it('a counsellor begins with the couples, reads what was written and writes a session', async () => {
  const hall = openAs(['counsellor']);
  expect(await screen.findByRole('heading', { name: '婚姻家庭辅导' })).toBeTruthy();
  expect(within(screen.getByRole('navigation')).getAllByRole('listitem')).toHaveLength(2);
  expect(await screen.findByText('今天')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '记一次：王伟·陈静' }));
  expect(await screen.findByText('约定先分别写下三件事。')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '女方' }));
  fireEvent.click(screen.getByRole('radio', { name: '和好' }));
  type('记录', '双方愿意再试。');
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
  expect(await screen.findByText('已保存。')).toBeTruthy();
  // What was written is asked for anew.
  await waitFor(() => expect(hall.calls.filter(({ operation }) => operation === 'counselling.sessions')).toHaveLength(2));
  expect(hall.calls.find(({ operation }) => operation === 'counselling.record')?.input).toEqual({
    caseId: couple.caseId,
    came: 'woman',
    outcome: 'reconciled',
    note: '双方愿意再试。',
    nextOn: null,
  });
});

it('what was typed of one couple waits while another is looked at', async () => {
  openAs(['counsellor']);
  fireEvent.click(await screen.findByRole('button', { name: '记一次：王伟·陈静' }));
  type('记录', '写到一半');
  fireEvent.click(screen.getByRole('button', { name: '记一次：张辑·李洁' }));
  expect(await screen.findByText('还没有辅导记录。')).toBeTruthy();
  expect(screen.getByLabelText('记录')).toHaveProperty('value', '');
  fireEvent.click(screen.getByRole('button', { name: '记一次：王伟·陈静' }));
  expect(screen.getByLabelText('记录')).toHaveProperty('value', '写到一半');
});

it('a supervisor sees figures and asks for nothing else', async () => {
  const hall = openAs(['supervisor']);
  fireEvent.click(await within(screen.getByRole('navigation')).findByText('婚姻家庭辅导'));
  expect(await screen.findByText('辅导人次')).toBeTruthy();
  expect(screen.getByText('5')).toBeTruthy();
  const asked = hall.calls.map(({ operation }) => operation).filter((operation) => operation.startsWith('counselling.'));
  expect(new Set(asked)).toEqual(new Set(['counselling.statistics']));
});

it('an auditor has neither page', async () => {
  openAs(['auditor']);
  const pages = within(await screen.findByRole('navigation'));
  expect([pages.queryByText('婚姻家庭辅导'), pages.queryByText('短信提醒')]).toEqual([null, null]);
});
