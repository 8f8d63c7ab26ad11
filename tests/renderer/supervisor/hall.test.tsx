import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { QueueTicket, TicketBoard } from '#shared/contract/index.ts';
import { ok, type CaseRow, type CivilDate } from '#shared/model/index.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const now = '2026-11-23T02:30:00Z';
const today = '2026-11-23' as CivilDate;
const ago = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const id = (n: number): string => `01890000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;

const ticket = (n: number, state: QueueTicket['state'], more: Partial<QueueTicket> = {}): QueueTicket => ({
  id: id(n),
  number: `A00${n}`,
  slipCode: '',
  service: 'marriage',
  name: `王${n}`,
  priority: null,
  appointmentAt: null,
  issuedAt: ago(40),
  since: ago(40),
  state,
  counter: null,
  reservedFor: null,
  calledAt: null,
  begunAt: null,
  calls: 0,
  caseIds: [],
  ...more,
});
const unread = { id: id(91), business: 'marriage', state: 'opened', registrarName: '李敏', manName: '', womanName: '' } as CaseRow;
const serves = {
  id: id(90),
  business: 'marriage',
  state: 'examined',
  registrarName: '李敏',
  manName: '王伟',
  womanName: '陈静',
} as CaseRow;
const tickets = [
  ticket(1, 'serving', { counter: '03', calledAt: ago(13), begunAt: ago(12), caseIds: [serves.id] }),
  ticket(2, 'waiting', { since: ago(9) }),
  ticket(3, 'waiting', { since: ago(25) }),
  ticket(4, 'parked', { counter: '03', calledAt: ago(20) }),
  ticket(5, 'passed', { counter: '05', calledAt: ago(18) }),
  ticket(6, 'finished', { counter: '05' }),
  ticket(7, 'parked', { counter: '03', calledAt: ago(16), caseIds: [unread.id] }),
];
const board: TicketBoard = {
  today,
  now,
  calls: [],
  serving: [],
  list: [],
  waiting: [{ service: 'marriage', count: 2, since: ago(25) }],
  next: [{ time: '11:00', name: '李*', service: 'divorceApply' }],
};
const counters = [
  { code: '03', name: '3号窗口' },
  { code: '05', name: '5号窗口' },
];

const ratings = [
  {
    service: 'marriage' as const,
    staffName: '李敏',
    served: 9,
    grades: { verySatisfied: 5, satisfied: 2, fair: 1, dissatisfied: 0, veryDissatisfied: 0 },
  },
];

function open(state: (typeof officeView)['hours']['state'] = 'open') {
  const office = { ...officeView, office: { ...officeView.office, counters }, hours: { ...officeView.hours, state } };
  return openDesk(
    '大厅',
    {
      'tickets.list': () =>
        ok({ today, now, here: null, services: ['marriage' as const], offered: ['marriage' as const], tickets, printsAtOnce: false }),
      'tickets.board': () => ok(board),
      'tickets.desks': () => ok([{ counter: '05', staffName: '赵强' }]),
      'cases.worklist': () => ok([serves, unread]),
      'tickets.ratings': () => ok(ratings),
    },
    office,
  );
}
const row = async (name: string): Promise<string> => (await screen.findByRole('row', { name: new RegExp(`^${name}`) })).textContent;

it('shows who serves where, whom, since when, and how far their case is', async () => {
  await open();
  const serving = await row('3号窗口');
  for (const text of ['李敏', 'A001', '结婚登记', '办理中', '12 分钟']) expect(serving).toContain(text);
  const free = await row('5号窗口');
  for (const text of ['赵强', '空闲']) expect(free).toContain(text);
});

it('shows who waits longest, for what, who is away and who is expected', async () => {
  await open();
  expect(await screen.findByText('等得最久：A003，25 分钟')).toBeTruthy();
  const away = within(screen.getByRole('region', { name: '暂离与过号' }));
  expect(away.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    expect.stringMatching(/A004.*暂离/),
    expect.stringMatching(/A005.*过号/),
    expect.stringMatching(/A007.*暂离/),
  ]);
  expect(screen.getByText('11:00')).toBeTruthy();
});

it('names at closing whoever is still inside and what they wait for; who did not come when called is not', async () => {
  await open('afterClosing');
  const inside = within(await screen.findByRole('region', { name: '下班后仍在大厅' }));
  expect(inside.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    expect.stringMatching(/A001王伟 · 陈静/),
    expect.stringMatching(/A002.*等待叫号/),
    expect.stringMatching(/A003.*等待叫号/),
    expect.stringMatching(/A004.*暂离/),
    // Their case is open and no card was read: as they said when they took the number.
    expect.stringMatching(/^A007王7暂离/),
  ]);
});

it('during the hours nobody is counted as left inside', async () => {
  await open();
  await row('3号窗口');
  expect(screen.queryByText('下班后仍在大厅')).toBeNull();
});

it('counts the grades of this month by service and registrar, and asks for no period that ends before it begins', async () => {
  const hall = await open();
  const panel = within(await screen.findByRole('region', { name: '好差评' }));
  const cells = within(await panel.findByRole('row', { name: /李敏/ })).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual(['李敏', '9', '5', '2', '1', '0', '0']);
  expect(hall.callsOf('tickets.ratings').map(({ input }) => input)).toEqual([{ from: '2026-11-01', until: today }]);
  type('到哪天止', '20261031');
  expect(await panel.findByText('结束日期早于开始日期。')).toBeTruthy();
  expect(panel.queryByRole('table')).toBeNull();
  expect(hall.callsOf('tickets.ratings')).toHaveLength(1);
});

it('shows an auditor how couples said it was, and asks nothing of those who wait', async () => {
  const hall = await openDesk('大厅', { 'tickets.ratings': () => ok(ratings) }, officeView, ['auditor']);
  const panel = within(await screen.findByRole('region', { name: '好差评' }));
  expect((await panel.findByRole('row', { name: /李敏/ })).textContent).toContain('95210');
  for (const operation of ['tickets.list', 'tickets.desks', 'cases.worklist'] as const) expect(hall.callsOf(operation)).toEqual([]);
  expect(screen.queryByRole('region', { name: '暂离与过号' })).toBeNull();
});

it('is no page of whoever only registers', async () => {
  await openDesk(null, {}, officeView, ['registrar']);
  expect(within(screen.getByRole('navigation')).queryByText('大厅')).toBeNull();
});
