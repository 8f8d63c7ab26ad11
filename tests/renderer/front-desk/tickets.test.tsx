import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { QueueTicket, Session } from '#shared/contract/index.ts';
import { FrontDeskSettings, ok } from '#shared/model/index.ts';
import { RatingPage } from '../../../renderer/applicant/rating/rating-page.tsx';
import { CallBar } from '../../../renderer/counter/calling/call-bar.tsx';
import { QueueTab } from '../../../renderer/front-desk/queue/queue-tab.tsx';
import { createFakeHall, type Answers, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { officeView, session } from '../entry/samples.ts';
import { type } from '../supervisor/desk.tsx';
import { devices, listOf, now, ticket, uuid } from './queue-samples.ts';

afterEach(() => vi.useRealTimers());

const counters = [
  { code: '01', name: '1号窗口' },
  { code: '03', name: '3号窗口' },
];
const atCounter = { ...session, counter: '03' };

function openBar(tickets: readonly QueueTicket[], answers: Answers = {}): FakeHall {
  const hall = createFakeHall({
    'tickets.list': () => ok(listOf(tickets)),
    'office.get': () => ok({ ...officeView, office: { ...officeView.office, counters } }),
    ...answers,
  });
  renderPage(<CallBar session={atCounter} caseId={uuid('ff')} />, hall);
  return hall;
}

it('calls the next by its key, and says how many wait and how long', async () => {
  const hall = openBar([ticket('A001', 'waiting'), ticket('A002', 'waiting'), ticket('B001', 'waiting', { service: 'divorceApply' })], {
    'tickets.call': () => ok(ticket('A001', 'called')),
  });
  expect(await screen.findByText('结婚登记 2 位')).toBeTruthy();
  expect(screen.getByText('离婚登记申请 1 位')).toBeTruthy();
  expect(screen.getByText('最久已等 12 分钟')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'c', altKey: true });
  await waitFor(() => expect(hall.callsOf('tickets.call')).toHaveLength(1));
});

it('with a ticket here calls again, passes and finishes, and calls nobody else', async () => {
  const hall = openBar([ticket('A001', 'called'), ticket('A002', 'waiting')], {
    'tickets.recall': () => ok(ticket('A001', 'called')),
    'tickets.pass': () => ok(ticket('A001', 'passed')),
    'tickets.finish': () => ok(ticket('A001', 'finished')),
  });
  expect(await screen.findByText('A001')).toBeTruthy();
  for (const key of ['c', 'r']) fireEvent.keyDown(window, { key, altKey: true });
  await waitFor(() => expect(hall.callsOf('tickets.recall')).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: /过号/ }));
  await waitFor(() => expect(hall.callsOf('tickets.pass')).toHaveLength(1));
  fireEvent.keyDown(window, { key: 'f', altKey: true });
  await waitFor(() => expect(hall.callsOf('tickets.finish')).toHaveLength(1));
  expect(hall.callsOf('tickets.call')).toHaveLength(0);
});

it('parks, transfers and links from its menu, and says why something did not happen', async () => {
  const hall = openBar([ticket('A001', 'serving')], {
    'tickets.transfer': () => ({ ok: false, error: { code: 'ticket.noneHere', details: {} } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '更多叫号操作' }));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual([
    '挂起，稍后继续',
    '关联当前案件',
    '转到：离婚登记申请',
    '转到1号窗口',
  ]);
  fireEvent.click(screen.getByRole('menuitem', { name: '转到：离婚登记申请' }));
  expect(await screen.findByText(/本窗口现在没有叫到的号票/)).toBeTruthy();
  expect(hall.callsOf('tickets.transfer')[0]!.input).toEqual({ service: 'divorceApply' });
});

it('sends the couple to another counter for the same service', async () => {
  const hall = openBar([ticket('A001', 'serving')], { 'tickets.transfer': () => ok(ticket('A001', 'waiting', { reservedFor: '01' })) });
  fireEvent.click(await screen.findByRole('button', { name: '更多叫号操作' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '转到1号窗口' }));
  await waitFor(() => expect(hall.callsOf('tickets.transfer')[0]?.input).toEqual({ service: 'marriage', counter: '01' }));
});

it('is not there where the hall gives no numbers today', async () => {
  const hall = openBar([]);
  await waitFor(() => expect(hall.callsOf('tickets.list')).toHaveLength(1));
  expect(screen.queryByRole('region', { name: '叫号' })).toBeNull();
});

it('reception gives a number with its priority, and sends somebody away only when asked twice', async () => {
  const hall = createFakeHall({
    'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
    'devices.status': devices(),
    'tickets.list': () => ok(listOf([ticket('A001', 'waiting', { priority: 'elderly' }), ticket('A002', 'passed')])),
    'tickets.issue': () => ok(ticket('A003', 'waiting')),
    'tickets.resume': () => ok(ticket('A002', 'waiting')),
    'tickets.leave': () => ok(ticket('A001', 'left')),
  });
  renderPage(<QueueTab session={session} />, hall);
  expect(await screen.findByRole('rowheader', { name: 'A001' })).toBeTruthy();
  type('姓名（可不填）', '李小红');
  fireEvent.click(screen.getByRole('button', { name: '取号' }));
  expect(await screen.findByText(/A003号，结婚登记/)).toBeTruthy();
  expect(hall.callsOf('tickets.issue')[0]!.input).toEqual({ service: 'marriage', name: '李小红', appointment: '', priority: null });
  fireEvent.click(screen.getByRole('button', { name: 'A002号回到队列' }));
  await waitFor(() => expect(hall.callsOf('tickets.resume')[0]!.input).toEqual({ id: uuid('02'), to: 'queue' }));
  fireEvent.click(screen.getByRole('button', { name: 'A001号离开' }));
  expect(hall.callsOf('tickets.leave')).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: '确认离开：A001号' }));
  await waitFor(() => expect(hall.callsOf('tickets.leave')).toHaveLength(1));
});

function openSettings(answers: Answers = {}): FakeHall {
  const hall = createFakeHall({
    'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
    'devices.status': devices(),
    'tickets.list': () => ok(listOf([])),
    'office.get': () => ok({ ...officeView, office: { ...officeView.office, counters } }),
    'frontDesk.configure': () => ok(FrontDeskSettings.parse({})),
    ...answers,
  });
  renderPage(<QueueTab session={session} />, hall);
  return hall;
}
const saved = (hall: FakeHall) => hall.callsOf('frontDesk.configure').map(({ input }) => (input as Partial<FrontDeskSettings>).tickets);

it('a supervisor sets what is offered, in which order, and which counter serves what', async () => {
  const hall = openSettings();
  fireEvent.click(await screen.findByRole('button', { name: '排队设置' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: '补领证件' }));
  fireEvent.click(screen.getByRole('button', { name: '上移：离婚登记申请' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '1号窗口办理结婚登记' }));
  type('连续优先（位）', '5');
  fireEvent.click(screen.getByRole('checkbox', { name: '办结后请当事人评价（好差评）' }));
  fireEvent.click(screen.getByRole('checkbox', { name: /播报姓氏/ }));
  fireEvent.click(screen.getByRole('checkbox', { name: '取号后自动打印号票' }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('已保存，从现在起按此叫号。')).toBeTruthy();
  expect(saved(hall)).toEqual([
    {
      services: ['divorceApply', 'marriage', 'divorceIssue', 'enquiry', 'reissue'],
      counters: { '01': ['divorceApply', 'divorceIssue', 'enquiry', 'reissue'] },
      fairMinutes: 40,
      inARow: 5,
      lateMinutes: 30,
      rating: false,
      speakSurname: true,
      printAtOnce: true,
    },
  ]);
});

it('settings with a counter that serves nothing or a number out of bounds are not sent', async () => {
  const hall = openSettings();
  fireEvent.click(await screen.findByRole('button', { name: '排队设置' }));
  type('最长等候（分钟）', '5');
  expect(await screen.findByText('请填 10 到 120 之间的整数。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '保存' }).hasAttribute('disabled')).toBe(true);
  type('最长等候（分钟）', '60');
  for (const service of ['结婚登记', '离婚登记申请', '离婚登记（发证）', '咨询'])
    fireEvent.click(screen.getByRole('checkbox', { name: `3号窗口办理${service}` }));
  expect(await screen.findByText('3号窗口没有可办的业务，请至少勾选一项。')).toBeTruthy();
  fireEvent.submit(screen.getByRole('button', { name: '保存' }).closest('form')!);
  expect(saved(hall)).toEqual([]);
});

it('M-131 says why settings that stop divorce were not saved', async () => {
  openSettings({ 'frontDesk.configure': () => ({ ok: false, error: { code: 'ticket.divorceStopped', details: {} } }) });
  fireEvent.click(await screen.findByRole('button', { name: '排队设置' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: '离婚登记申请' }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByText(/任何一天都不得停办离婚/)).toBeTruthy();
});

it('who is no supervisor is shown no settings', async () => {
  const receptionist: Session = { ...session, staff: { ...session.staff, roles: ['reception'] } };
  const hall = createFakeHall({
    'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
    'devices.status': devices(),
    'tickets.list': () => ok(listOf([ticket('A001', 'waiting')])),
  });
  renderPage(<QueueTab session={receptionist} />, hall);
  expect(await screen.findByRole('rowheader', { name: 'A001' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '排队设置' })).toBeNull();
});

it('the couple gives one of five grades with one press, is thanked, and is asked no longer than half a minute', async () => {
  const hall = createFakeHall({ 'tickets.rate': () => ok({}) });
  const over = vi.fn<() => void>();
  const asked = { id: uuid('01'), number: 'A001', now, until: '2026-11-21T02:30:30.000Z' };
  const page = renderPage(<RatingPage ticket={asked} onOver={over} />, hall);
  fireEvent.click(screen.getByRole('button', { name: /^非常满意/ }));
  expect(await screen.findByText('谢谢您的评价。')).toBeTruthy();
  expect(hall.callsOf('tickets.rate')[0]!.input).toEqual({ id: uuid('01'), grade: 'verySatisfied' });
  page.unmount();
  vi.useFakeTimers();
  renderPage(<RatingPage ticket={asked} onOver={over} />, hall);
  expect(screen.getAllByRole('button')).toHaveLength(5);
  act(() => void vi.advanceTimersByTime(29_000));
  expect(over).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(1_000));
  expect(over).toHaveBeenCalledTimes(1);
});
