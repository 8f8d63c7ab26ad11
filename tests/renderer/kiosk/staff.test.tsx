import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { FakeHall } from '../fake-hall.ts';
import type { FakeKioskOptions } from './fake-kiosk.ts';
import { asked, button, open, press, question } from './hands.tsx';

describe('when something is wrong', () => {
  it('with the core lost says so and where to go, goes on by itself, and reports it', async () => {
    const hall = await open();
    await press(/^取号/);
    await act(async () => hall.killCore());
    await question(/自助机暂停服务/);
    expect(screen.getByText(/请到窗口或接待台办理/)).toBeTruthy();
    await act(async () => hall.startCore());
    await question('请问您要办什么？');
    await waitFor(() => expect(asked(hall, 'kiosk.report')).toHaveLength(1));
    expect(asked(hall, 'kiosk.report')[0]!.input).toEqual({ trouble: 'coreWasLost' });
  });

  it('with the store locked lets the staff unlock it by the keyboard on the screen', async () => {
    await open({ store: 'locked', answers: { 'setup.unlock': () => ({ ok: false, error: { code: 'store.wrongKey', details: {} } }) } });
    expect(await screen.findByText(/请到窗口办理。工作人员可在此解锁/)).toBeTruthy();
    const field = await screen.findByLabelText<HTMLInputElement>(/口令/);
    field.focus();
    for (const key of ['s', '7', 'ABC', 'Q', '#+=', '@']) fireEvent.click(screen.getByRole('button', { name: key }));
    expect(field.value).toBe('s7Q@');
    fireEvent.click(screen.getByRole('button', { name: '退格' }));
    expect(field.value).toBe('s7Q');
  });

  it.each([
    ['absent', /还没有设置数据/],
    ['rotating', /稍后自动恢复/],
  ] as const)('with the store %s says what is to be done', async (store, words) => {
    await open({ store });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText(/请到窗口或接待台办理/)).toBeTruthy();
  });
});

describe('the staff’s page', () => {
  const toStaff = async (options: FakeKioskOptions = {}): Promise<FakeHall> => {
    const hall = await open(options);
    await question('请问您要办什么？');
    fireEvent.keyDown(document.body, { code: 'KeyE', key: 'E', ctrlKey: true, altKey: true, shiftKey: true });
    await question('工作人员');
    return hall;
  };
  const prove = async (): Promise<void> => {
    fireEvent.change(screen.getByLabelText('工号'), { target: { value: 'S1' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'secret words' } });
    await press('确认');
  };

  it('opens when the seal is held for five seconds, and not before', async () => {
    await open();
    await question('请问您要办什么？');
    vi.useFakeTimers();
    const seal = screen.getByTestId('seal');
    fireEvent.pointerDown(seal);
    act(() => vi.advanceTimersByTime(4_900));
    fireEvent.pointerUp(seal);
    act(() => vi.advanceTimersByTime(1_000));
    expect(screen.queryByRole('heading', { name: '工作人员' })).toBeNull();
    fireEvent.pointerDown(seal);
    act(() => vi.advanceTimersByTime(5_000));
    vi.useRealTimers();
    await question('工作人员');
  });

  it('lets a supervisor see the self-test, have it start by itself, and leave', async () => {
    const hall = await toStaff();
    await prove();
    await question('张主管，已放行');
    expect(asked(hall, 'kiosk.release')[0]!.input).toEqual({ code: 'S1', password: 'secret words' });
    expect(await screen.findByText('没有别的桌面程序在运行')).toBeTruthy();
    const exit = vi.spyOn(hall, 'exitKiosk');
    const start = await button(/断电后自动启动/);
    expect(start.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(start);
    await waitFor(() => expect(start.getAttribute('aria-pressed')).toBe('true'));
    await press('退出自助机');
    expect(exit).toHaveBeenCalledOnce();
  });

  it('says that it is over when main no longer lets go', async () => {
    const hall = await toStaff();
    await prove();
    await question('张主管，已放行');
    vi.spyOn(hall, 'exitKiosk').mockRejectedValue(new Error('not from a kiosk the staff let go'));
    await press('退出自助机');
    expect(await screen.findByText(/两分钟已到，没有执行/)).toBeTruthy();
  });

  it('refuses a wrong password, and forgets what was typed', async () => {
    await toStaff({
      answers: { 'kiosk.release': () => ({ ok: false, error: { code: 'staff.wrongPassword', details: { triesLeft: 3 } } }) },
    });
    await prove();
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('');
    expect(screen.queryByRole('button', { name: '退出自助机' })).toBeNull();
  });
});
