import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '#shared/model/index.ts';
import { useAsk } from '../../../renderer/client/index.ts';
import { SignIn, Unlock } from '../../../renderer/entry/index.ts';
import { createFakeHall, type Answers } from './fake-hall.ts';
import { renderPage } from './render.tsx';
import { officeView, open, session } from './samples.ts';

const oneCounter = { ...officeView, office: { ...officeView.office, counters: [{ code: '03', name: '3号窗口' }] } };

async function openSignIn(answers: Answers) {
  const hall = createFakeHall({ 'office.get': () => ok(oneCounter), 'hall.health': () => ok(open), ...answers }, 'counter');
  renderPage(<SignIn />, hall);
  await screen.findByText(/03 · 3号窗口/, { selector: '.select-value *, .select-value' });
  return hall;
}

function fill(code: string, password: string): void {
  fireEvent.change(screen.getByLabelText('工号'), { target: { value: code } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: password } });
}

describe('sign-in', () => {
  test('sends code, password and the counter', async () => {
    const hall = await openSignIn({ 'staff.signIn': () => ok({ ...session, counter: '03' }) });
    fill(' R01 ', 'morning tea 7');
    fireEvent.submit(screen.getByLabelText('密码'));
    await waitFor(() => expect(hall.callsOf('staff.signIn')).toHaveLength(1));
    expect(hall.callsOf('staff.signIn')[0]?.input).toEqual({ code: 'R01', password: 'morning tea 7', counter: '03' });
  });

  test('makes the session known by its own answer, whatever was asked before main knew of it', async () => {
    const early = Promise.withResolvers<never>();
    let asked = 0;
    const hall = createFakeHall(
      {
        'office.get': () => ok(oneCounter),
        'hall.health': () => ok(open),
        'staff.session': () => (asked++ === 0 ? ok(null) : early.promise),
        'staff.signIn': () => {
          hall.emit({ event: 'session.changed' });
          return ok({ ...session, counter: '03' });
        },
      },
      'counter',
    );
    const WhoIsHere = () => {
      const { value } = useAsk('staff.session', {});
      return value ? <p>{value.staff.name}</p> : <SignIn />;
    };
    renderPage(<WhoIsHere />, hall);
    await screen.findByText(/03 · 3号窗口/, { selector: '.select-value *, .select-value' });
    fill('R01', 'morning tea 7');
    fireEvent.submit(screen.getByLabelText('密码'));
    await screen.findByText(session.staff.name);
    early.resolve(ok(null) as never);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByText(session.staff.name)).not.toBeNull();
    for (const each of ['staff.session', 'office.get'] as const) expect(hall.callsOf(each)).toHaveLength(2);
  });

  test('says until when a locked account waits, at the office clock, and forgets the password', async () => {
    await openSignIn({ 'staff.signIn': () => fail({ code: 'staff.lockedOut', details: { until: '2026-11-21T02:25:00.000Z' } }) });
    fill('R01', 'wrong');
    fireEvent.submit(screen.getByLabelText('密码'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('请在 10:25 后重试');
    expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>('工号').value).toBe('R01');
  });

  test('asks nothing of the core without a password', async () => {
    const hall = await openSignIn({});
    fill('R01', '');
    fireEvent.submit(screen.getByLabelText('工号'));
    await screen.findByText('请输入密码。');
    expect(hall.callsOf('staff.signIn')).toEqual([]);
  });

  test('warns of Caps Lock beside the password', async () => {
    await openSignIn({});
    const field = screen.getByLabelText('密码');
    fireEvent.keyDown(field, { key: 'A', modifierCapsLock: true });
    await screen.findByText('大写锁定已开启');
    fireEvent.keyDown(field, { key: 'a' });
    expect(screen.queryByText('大写锁定已开启')).toBeNull();
  });
});

describe('unlock', () => {
  test('opens a training store without asking', async () => {
    const hall = createFakeHall({ 'setup.unlock': () => ok(open) });
    renderPage(<Unlock onRestore={() => undefined} onRecovering={() => undefined} />, hall);
    await waitFor(() => expect(hall.callsOf('setup.unlock')).toHaveLength(1));
    expect(screen.queryByLabelText('大厅口令')).toBeNull();
  });

  test('says that a wrong passphrase changed nothing, and takes the recovery key instead', async () => {
    const hall = createFakeHall({ 'setup.unlock': () => fail({ code: 'store.wrongKey', details: {} }) });
    renderPage(<Unlock onRestore={() => undefined} onRecovering={() => undefined} />, hall);
    fireEvent.change(await screen.findByLabelText('大厅口令'), { target: { value: 'not this one' } });
    fireEvent.submit(screen.getByLabelText('大厅口令'));
    await screen.findByText(/数据库没有打开，数据完好无改动/);

    fireEvent.click(screen.getByRole('button', { name: '用恢复密钥' }));
    fireEvent.change(screen.getByLabelText('恢复密钥'), { target: { value: '7kq2m 8xw0n' } });
    fireEvent.submit(screen.getByLabelText('恢复密钥'));
    await screen.findByText(/恢复密钥不正确/);
    expect(hall.callsOf('setup.unlock').at(-1)?.input).toEqual({ recoveryKey: '7kq2m 8xw0n' });
  });
});
