import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fail, ok } from '#shared/model/index.ts';
import { AccountPanel, LockGate } from '../../../renderer/entry/index.ts';
import { isSimplePin } from '../../../renderer/entry/account/pin.ts';
import { createFakeHall, type Answers } from './fake-hall.ts';
import { renderPage } from './render.tsx';
import { officeView, session } from './samples.ts';

afterEach(() => vi.useRealTimers());

const signedIn = { ...session, counter: '03', hasPin: true };

async function openGate(answers: Answers = {}) {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const hall = createFakeHall({
    'office.get': () => ok(officeView),
    'staff.lock': () => ok({ ...signedIn, locked: true }),
    'staff.unlock': () => ok(signedIn),
    ...answers,
  });
  renderPage(
    <LockGate session={signedIn}>
      <label>
        备注
        <input />
      </label>
    </LockGate>,
    hall,
  );
  await waitFor(() => expect(hall.callsOf('office.get').length).toBeGreaterThan(0));
  await act(() => vi.advanceTimersByTimeAsync(10));
  fireEvent.change(screen.getByLabelText('备注'), { target: { value: '等待补充材料' } });
  return hall;
}

async function pass(minutes: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));
}

function note(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('备注', { ignore: false });
}

function isHidden(): boolean {
  const hidden = note().closest('[hidden]');
  return hidden !== null && hidden.hasAttribute('inert');
}

describe('the idle lock', () => {
  test('hides the work after the minutes the office set, and tells the core', async () => {
    const hall = await openGate();
    await pass(9.9);
    expect(isHidden()).toBe(false);
    await pass(0.2);
    expect(isHidden()).toBe(true);
    expect(screen.getByRole('heading', { name: '已锁屏' })).toBeTruthy();
    expect(hall.callsOf('staff.lock')).toHaveLength(1);
  });

  test('starts anew with every key, pointer and scan', async () => {
    const hall = await openGate();
    await pass(9);
    fireEvent.keyDown(window, { key: '1' });
    await pass(9);
    fireEvent.pointerMove(window);
    await pass(9);
    expect(hall.callsOf('staff.lock')).toEqual([]);
    await pass(1.1);
    expect(hall.callsOf('staff.lock')).toHaveLength(1);
  });

  test('locks a PC that slept through its time at the first movement', async () => {
    const hall = await openGate();
    vi.setSystemTime(Date.now() + 3_600_000);
    fireEvent.pointerMove(window);
    await act(() => vi.advanceTimersByTimeAsync(10));
    expect(hall.callsOf('staff.lock')).toHaveLength(1);
  });

  test('Ctrl+L locks at once, even while the core is away', async () => {
    await openGate({ 'staff.lock': () => fail({ code: 'core.unreachable', details: {} }) });
    fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    await waitFor(() => expect(isHidden()).toBe(true));
  });

  test('gives the work back as it was after the PIN', async () => {
    const hall = await openGate();
    fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    const pin = await screen.findByLabelText('PIN 码');
    fireEvent.change(pin, { target: { value: '2580' } });
    fireEvent.submit(pin);
    await waitFor(() => expect(isHidden()).toBe(false));
    expect(note().value).toBe('等待补充材料');
    expect(hall.callsOf('staff.unlock')[0]?.input).toEqual({ pin: '2580' });
  });

  test('says how many tries a wrong PIN leaves', async () => {
    await openGate({ 'staff.unlock': () => fail({ code: 'staff.wrongPassword', details: { triesLeft: 2 } }) });
    fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    const pin = await screen.findByLabelText('PIN 码');
    fireEvent.change(pin, { target: { value: '1357' } });
    fireEvent.submit(pin);
    await screen.findByText(/PIN 码不正确。办理中的内容已保留。还可再试 2 次。/);
    expect(isHidden()).toBe(true);
  });
});

describe('the account', () => {
  test('refuses the PINs a bystander tries first', () => {
    expect(['0000', '1234', '87654321'].map(isSimplePin)).toEqual([true, true, true]);
    expect(['2580', '1357', '1122'].map(isSimplePin)).toEqual([false, false, false]);
  });

  test('sets a PIN only when it was typed twice alike', async () => {
    const hall = createFakeHall({ 'staff.setPin': () => ok(signedIn) });
    renderPage(<AccountPanel session={session} onClose={() => undefined} />, hall);
    const form = screen.getByRole('form', { name: '快速解锁 PIN 码' });
    fireEvent.change(screen.getByLabelText('PIN 码（4–8 位数字）'), { target: { value: '2580' } });
    fireEvent.change(screen.getByLabelText('再输一遍 PIN 码'), { target: { value: '2581' } });
    fireEvent.change(screen.getAllByLabelText('当前密码')[0]!, { target: { value: 'morning tea 7' } });
    fireEvent.submit(form);
    await screen.findByText('两次输入不一致，请重新输入。');
    expect(hall.callsOf('staff.setPin')).toEqual([]);

    fireEvent.change(screen.getByLabelText('再输一遍 PIN 码'), { target: { value: '2580' } });
    fireEvent.submit(form);
    await screen.findByText('PIN 码已保存。');
    expect(hall.callsOf('staff.setPin')[0]?.input).toEqual({ password: 'morning tea 7', pin: '2580' });
  });
});
