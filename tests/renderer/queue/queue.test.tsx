import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ok } from '#shared/model/index.ts';
import { mayLookAtQueue, OutboxBadge, QueueView } from '../../../renderer/queue/index.ts';
import { createFakeHall, type Answers } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { officeView, open, session } from '../entry/samples.ts';
import { openDesk } from '../supervisor/desk.tsx';
import { answer, queueOf, unreachable } from './samples.ts';

type Asked = Parameters<typeof answer>[0];
const show = (answers: Answers = {}) =>
  openDesk('上报队列', { 'sync.queue': ({ input }) => ok(answer(input as Asked, unreachable)), ...answers });
const lineOf = async (text: RegExp | string) => (await screen.findByText(text)).closest('tr')!;

test('says above why nothing goes, what that means, and when it is tried next', async () => {
  await show();
  const link = within(await screen.findByRole('region', { name: '与省平台的连接' }));
  expect(link.getByText('等待重试')).toBeTruthy();
  expect(link.getByText(/连不上省平台.*都保存在本机/)).toBeTruthy();
  expect(link.getByText('下次自动重试 09:27')).toBeTruthy();
  expect(link.getByText('本机时钟比省平台慢 4 秒')).toBeTruthy();
});

test('each line says where it stands, when it goes next and why it waits', async () => {
  await show();
  const sent = within(await lineOf('J110105-2026-000002'));
  expect(sent.getByText('已发出')).toBeTruthy();
  expect(sent.getByText('发送过 3 次')).toBeTruthy();
  expect(sent.getByText('1 小时')).toBeTruthy();
  expect(sent.getByText('09:27')).toBeTruthy();
  expect(sent.getByText('连不上省平台，请检查网线和网络。')).toBeTruthy();
  const held = within(await lineOf('J110105-2026-000004'));
  expect(held.getByText(/同一办件的前一事项还没有被接收/)).toBeTruthy();
  expect(held.getByText('前一事项之后')).toBeTruthy();
  expect(held.queryByRole('button')).toBeNull();
  const twice = within(await lineOf('J110105-2026-000006'));
  expect(twice.getByText(/登记字号已被另一件登记使用。.*省平台说明：登记字号重复/)).toBeTruthy();
  expect(within(await lineOf('J110105-2026-000007')).getByText(/回执号 R0000000007/)).toBeTruthy();
  expect(await screen.findByText(/原因代码：record.unheardOf/)).toBeTruthy();
});

test('is filtered by state with its count, and searched', async () => {
  const hall = await show();
  expect(await screen.findByText('J110105-2026-000001')).toBeTruthy();
  expect(screen.getByRole('radio', { name: /未完成 8/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /已接收 1/ }));
  expect(await screen.findByText(/回执号 R0000000008/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('J110105-2026-000001')).toBeNull());
  fireEvent.click(screen.getByRole('radio', { name: /未完成/ }));
  fireEvent.change(screen.getByLabelText('查找'), { target: { value: '刘洋' } });
  await waitFor(() => expect(hall.calls.at(-1)?.input).toEqual({ states: [], search: '刘洋', page: 0 }));
  await waitFor(() => expect(screen.queryByText('J110105-2026-000002')).toBeNull());
  fireEvent.change(screen.getByLabelText('查找'), { target: { value: '没有' } });
  expect(await screen.findByText('没有符合条件的事项。')).toBeTruthy();
});

test('one is tried now by its button, everything by Ctrl+Enter, and the arrow keys walk the lines', async () => {
  const tried: unknown[] = [];
  await show({
    'sync.tryNow': ({ input }) => {
      tried.push((input as { id: string | null }).id);
      return ok({});
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: '立即重试 结婚登记 J110105-2026-000005' }));
  await waitFor(() => expect(tried).toEqual(['01890000-0000-7000-8000-000000000105']));
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(tried).toHaveLength(2));
  expect(tried[1]).toBeNull();
  const first = screen.getByRole('button', { name: '立即重试 结婚登记 J110105-2026-000001' });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '立即重试 结婚登记 J110105-2026-000002' }));
  fireEvent.keyDown(window, { key: '/' });
  expect(document.activeElement).toBe(screen.getByLabelText('查找'));
});

test('turns pages', async () => {
  const hall = await show({
    'sync.queue': ({ input }) => ok(queueOf(answer({}).items, unreachable, (input as { page: number }).page === 0)),
  });
  expect((await screen.findByRole('button', { name: '上一页' })).hasAttribute('disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '下一页' }));
  expect(await screen.findByText('第 2 页')).toBeTruthy();
  await waitFor(() => expect(hall.calls.some(({ input }) => (input as { page?: number }).page === 1)).toBe(true));
});

const outbox = { pending: 3, oldestAt: '2026-11-20T01:12:00.000Z', alarm: false, setAside: 0, discrepancies: 0 };
const badge = (more: Partial<typeof outbox>, onOpen: (() => void) | null = null) =>
  render(<OutboxBadge office={{ ...officeView, outbox: { ...outbox, ...more } }} onOpen={onOpen} />).container;

test('the badge counts what waits since when, is red once it waits too long, and is not there while nothing waits', () => {
  expect(badge({ pending: 0 }).textContent).toBe('');
  const calm = badge({});
  expect(calm.textContent).toBe('3 件待上传，最早 2026年11月20日 09:12');
  expect(calm.querySelector('.outbox-badge-red')).toBeNull();
  expect(calm.querySelector('[title]')!.getAttribute('title')).toContain('可继续受理、打印');
  const red = badge({ alarm: true, setAside: 1, discrepancies: 2 });
  expect(red.querySelector('.outbox-badge-red')).toBeTruthy();
  expect(red.textContent).toMatch(/^超时未上传 · 3 件待上传.* · 1 件已搁置 · 2 件差异待处理$/);
});

test('the badge opens the queue for whoever may look at it', async () => {
  const opened = vi.fn<() => void>();
  fireEvent.click(within(badge({}, opened)).getByRole('button'));
  expect(opened).toHaveBeenCalledOnce();
  expect(within(badge({})).queryByRole('button')).toBeNull();
  expect(mayLookAtQueue(session)).toBe(true);
  expect(mayLookAtQueue({ ...session, staff: { ...session.staff, roles: ['reception', 'archivist'] } })).toBe(false);
});

test('whoever may only look sends nothing again', async () => {
  const hall = createFakeHall({ 'sync.queue': () => ok(answer({}, unreachable)), 'hall.health': () => ok(open) });
  renderPage(<QueueView session={{ ...session, staff: { ...session.staff, roles: ['auditor'] } }} />, hall);
  expect(await screen.findByText('J110105-2026-000001')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /立即重试/ })).toBeNull();
});
