import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Output } from '#shared/contract/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeCase } from '../fake-case.ts';
import { createFakeHall, fakeSession, type FakeHallOptions } from '../fake-hall.ts';
import { show } from '../setup.tsx';
import { inputsOf } from './open-case.tsx';

type Hours = Output<'office.get'>['hours'];

afterEach(() => {
  location.hash = '';
});

/** A counter at these hours; the fake hall's clock says 09:25. */
async function counterAt(hours: Partial<Hours>, options: FakeHallOptions = {}) {
  const plain = createFakeHall();
  const office = (await plain.call({ operation: 'office.get', input: {}, requestId: '', approval: null })) as {
    ok: true;
    value: Output<'office.get'>;
  };
  const answer: Answer<'office.get'> = { ok: true, value: { ...office.value, hours: { ...office.value.hours, ...hours } } };
  const hall = createFakeHall({ ...options, answers: { 'office.get': () => answer, ...options.answers } });
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByText('可受理、可打印、可登记');
  return hall;
}

const closedNow = (): NonNullable<FakeHallOptions['answers']> => {
  const open = createFakeHall();
  return {
    'cases.open': (input, call) =>
      input.insideBeforeClosing
        ? (open.call(call) as Promise<Answer<'cases.open'>>)
        : { ok: false, error: { code: 'office.closed', details: { from: '08:30', until: '17:00' } } },
  };
};
const pressNew = () => fireEvent.keyDown(document.body, { key: 'F2', code: 'F2' });

describe('the top bar', () => {
  it.each([
    [{ state: 'closingSoon', until: '09:45' }, 2, '距下班 20 分钟，本窗口 2 件未办结'],
    [{ state: 'closingSoon', until: '09:45' }, 0, '距下班 20 分钟'],
    [{ state: 'beforeOpening' }, 0, '08:30 开始受理'],
    [{ state: 'afterClosing' }, 1, '已过受理时间 17:00，本窗口 1 件未办结'],
    [{ state: 'closedToday' }, 0, '今日不办公'],
  ] as const)('says at %o with %i cases unfinished at this counter: %s', async (hours, unfinished, words) => {
    const elsewhere = fakeCase('declared', { counter: '04' });
    const here = Array.from({ length: unfinished }, () => fakeCase('declared'));
    await counterAt(hours, { cases: [...here, elsewhere, fakeCase('registered')] });
    await waitFor(() => expect(screen.getByRole('status', { name: '登记处状态' }).textContent).toContain(words));
  });

  it('says nothing of the clock while the hall is simply open', async () => {
    await counterAt({ state: 'open' }, { cases: [fakeCase('declared')] });
    expect(screen.getByRole('status', { name: '登记处状态' }).textContent).not.toMatch(/下班|未办结/);
  });
});

describe('a new case after closing', () => {
  it.each([
    ['F2', 'marriage', '结婚登记', {}],
    ['Ctrl+F2', 'divorce', '离婚登记', { ctrlKey: true }],
  ] as const)('is opened for a couple that was inside before: %s, and it is the %s asked for', async (_, business, words, modifiers) => {
    const hall = await counterAt({ state: 'afterClosing' }, { answers: closedNow() });
    fireEvent.keyDown(document.body, { key: 'F2', code: 'F2', ...modifiers });
    const panel = within(await screen.findByRole('region', { name: '已过受理时间 17:00' }));
    fireEvent.click(panel.getByRole('button', { name: `双方下班前已到场，新办${words}` }));
    await waitFor(() => expect(screen.queryByRole('region', { name: '已过受理时间 17:00' })).toBeNull());
    expect(inputsOf(hall, 'cases.open')).toEqual([
      { business, insideBeforeClosing: false },
      { business, insideBeforeClosing: true },
    ]);
  });

  it.each([
    [{ state: 'beforeOpening' }, '还没有开单。今日 08:30 开始受理，请稍候再办。'],
    [{ state: 'closedToday' }, '还没有开单。今日不办公，请当事人于办公日 08:30—17:00 前来。'],
  ] as const)('is only explained at %o', async (hours, words) => {
    await counterAt(hours, { answers: closedNow() });
    pressNew();
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /已到场/ })).toBeNull();
  });
});

describe('signing out', () => {
  const signOut = async (): Promise<void> => {
    fireEvent.click(screen.getByRole('button', { name: '菜单' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: '退出登录' }));
  };

  it('with prepared certificates of one’s own lists them first (M-104)', async () => {
    const prepared = fakeCase('prepared');
    const hall = await counterAt(
      {},
      { cases: [prepared, fakeCase('declared')], answers: { 'staff.signOut': () => ({ ok: true, value: {} }) } },
    );
    await signOut();
    const panel = within(await screen.findByRole('region', { name: '还有已制证、未发证的办件' }));
    expect(panel.getAllByRole('listitem')).toHaveLength(1);
    expect(panel.getByRole('button', { name: /王伟 · 陈静/ }).textContent).toContain(prepared.view.number);
    expect(inputsOf(hall, 'staff.signOut')).toEqual([]);
    fireEvent.click(panel.getByRole('button', { name: '仍要退出登录' }));
    await waitFor(() => expect(inputsOf(hall, 'staff.signOut')).toHaveLength(1));
  });

  it('is not held up by what is a colleague’s or not prepared', async () => {
    const theirs = fakeCase('prepared', { registrarId: '01890000-0000-7000-8000-000000000009', mine: false });
    const hall = await counterAt(
      {},
      { cases: [theirs, fakeCase('declared')], answers: { 'staff.signOut': () => ({ ok: true, value: {} }) } },
    );
    await signOut();
    await waitFor(() => expect(inputsOf(hall, 'staff.signOut')).toHaveLength(1));
  });
});
