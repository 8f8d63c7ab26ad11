import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createId } from '#core/crypto/index.ts';
import type { Input, OperationName } from '#shared/contract/index.ts';
import type { Staff } from '#core/staff/index.ts';
import { callHandler, openStaffHouse, password, people, type Asked, type StaffHouse } from './harness.ts';

let house: StaffHouse;
beforeEach(async () => {
  house = await openStaffHouse();
});
afterEach(() => house.close());

type StaffOperation = Extract<OperationName, `staff.${string}`>;

function call<K extends StaffOperation>(operation: K, input: Input<K>, asked?: Asked, staff: Staff = house.staff) {
  return callHandler({ store: house.store, staff }, staff.handlers, operation, input, asked);
}

async function signIn(code: string = people.registrar.code): Promise<string> {
  const { answer, session } = await call('staff.signIn', { code, password, counter: '03' });
  if (!answer.ok || typeof session !== 'string') throw new Error(JSON.stringify(answer));
  return session;
}

function signInWith(code: string, wrong: string, asked?: Asked) {
  return call('staff.signIn', { code, password: wrong, counter: '03' }, asked);
}

describe('signing in', () => {
  test('gives a session of 256 random bits, told to main and journaled', async () => {
    const token = await signIn();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await signIn()).not.toBe(token);
    expect(house.staff.sessions.find(token)).toMatchObject({ locked: false, caller: { counter: '03', staff: { name: '李敏' } } });
    expect(house.kept.has(token)).toBe(true);
    expect(house.actTypes()).toContain('staff.signedIn');
    expect(house.events).toContainEqual({ event: 'session.changed' });
  });

  test('takes a code in either case and a password from another keyboard', async () => {
    const { answer } = await signInWith('r1', password.replaceAll(' ', '\u3000').normalize('NFD'));
    expect(answer).toMatchObject({ ok: true, value: { staff: { code: 'R1' }, counter: '03', locked: false, hasPin: false } });
  });

  test('is refused at a counter the office does not have, whatever the password', async () => {
    for (const typed of [password, 'not the password']) {
      const { answer, session } = await call('staff.signIn', { code: 'R1', password: typed, counter: '04' });
      expect(answer).toEqual({ ok: false, error: { code: 'staff.unknownCounter', details: { counter: '04' } } });
      expect(session).toBeUndefined();
    }
    expect(house.actTypes().filter((type) => /signedIn|passwordFailed/.test(type))).toEqual([]);
  });

  test('ends the session the window had', async () => {
    const before = await signIn();
    const { session } = await signInWith('S1', password, { token: before });
    expect(house.staff.sessions.find(before)).toBeNull();
    expect(house.staff.sessions.find(session!)?.caller.staff.name).toBe('周敏');
  });

  test('repeated after a lost answer begins a session without a second act', async () => {
    const requestId = createId();
    await signInWith('R1', password, { requestId });
    const acts = house.actTypes().length;
    const { answer, session } = await signInWith('R1', password, { requestId });
    expect(answer.ok).toBe(true);
    expect(house.staff.sessions.find(session!)).not.toBeNull();
    expect(house.actTypes()).toHaveLength(acts);
  });

  test('that failed leaves its request id free for the right password', async () => {
    const requestId = createId();
    expect((await signInWith('R1', 'not the password', { requestId })).answer.ok).toBe(false);
    expect((await signInWith('R1', password, { requestId })).answer.ok).toBe(true);
  });

  test('says of an unknown code what it says of a wrong password', async () => {
    const known = (await signInWith('R1', 'not the password')).answer;
    const unknown = (await signInWith('ZZ', 'not the password')).answer;
    expect(unknown).toEqual(known);
    expect(known).toEqual({ ok: false, error: { code: 'staff.wrongPassword', details: { triesLeft: 4 } } });
    expect(house.actTypes().filter((type) => type === 'staff.passwordFailed')).toHaveLength(2);
  });

  test('is refused to somebody inactive, though only with the right password', async () => {
    await deactivate('registrar');
    expect((await signInWith('R1', 'not the password')).answer).toMatchObject({ error: { code: 'staff.wrongPassword' } });
    expect((await signInWith('R1', password)).answer).toMatchObject({ error: { code: 'staff.inactive' } });
  });
});

describe('lock-out', () => {
  test.each(['R1', 'ZZ'])('five wrong passwords in a row pause %s for 15 minutes, then it counts anew', async (code) => {
    for (const triesLeft of [4, 3, 2, 1]) {
      expect((await signInWith(code, 'wrong')).answer).toMatchObject({ error: { code: 'staff.wrongPassword', details: { triesLeft } } });
    }
    const until = '2026-06-01T02:15:00Z';
    expect((await signInWith(code, 'wrong')).answer).toMatchObject({ error: { code: 'staff.lockedOut', details: { until } } });
    expect((await signInWith(code, password)).answer).toMatchObject({ error: { code: 'staff.lockedOut', details: { until } } });
    house.clock.advance({ minutes: 15 });
    expect((await signInWith(code, 'wrong')).answer).toMatchObject({ error: { code: 'staff.wrongPassword', details: { triesLeft: 4 } } });
  });

  test('is journaled and outlives a restart of the core', async () => {
    for (let i = 0; i < 5; i += 1) await signInWith('R1', 'wrong');
    expect(house.actTypes().slice(-2)).toEqual(['staff.passwordFailed', 'staff.lockedOut']);
    const { answer } = await call('staff.signIn', { code: 'R1', password, counter: null }, {}, house.again());
    expect(answer).toMatchObject({ error: { code: 'staff.lockedOut' } });
  });

  test('cannot be outrun by many tries at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => signInWith('R1', 'wrong')));
    const codes = answers.map(({ answer }) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes).toEqual([...Array<string>(4).fill('staff.wrongPassword'), ...Array<string>(4).fill('staff.lockedOut')]);
  });

  test('is not reached when the right password comes between', async () => {
    for (let i = 0; i < 4; i += 1) await signInWith('R1', 'wrong');
    await signIn();
    expect((await signInWith('R1', 'wrong')).answer).toMatchObject({ error: { details: { triesLeft: 4 } } });
  });

  test('ends when the supervisor sets a new password', async () => {
    for (let i = 0; i < 5; i += 1) await signInWith('R1', 'wrong');
    const token = await signIn('S1');
    const { answer } = await call('staff.update', { ...changesOf('registrar'), newPassword: 'a new password' }, { token });
    expect(answer.ok).toBe(true);
    expect((await signInWith('R1', 'a new password')).answer.ok).toBe(true);
  });
});

describe('the screen lock', () => {
  test('keeps the session, over a restart of the core too', async () => {
    const token = await signIn();
    expect((await call('staff.lock', {}, { token })).answer).toMatchObject({ value: { locked: true } });
    const core = house.again();
    core.sessions.restore([...house.kept].map(([kept, value]) => ({ token: kept, kept: value })));
    expect(core.sessions.find(token)).toMatchObject({ locked: true, caller: { staff: { name: '李敏' } } });
  });

  test('is opened by the password', async () => {
    const token = await locked();
    expect((await call('staff.unlock', { password: 'wrong' }, { token })).answer).toMatchObject({ error: { code: 'staff.wrongPassword' } });
    expect(house.staff.sessions.find(token)?.locked).toBe(true);
    expect((await call('staff.unlock', { password }, { token })).answer).toMatchObject({ value: { locked: false } });
    expect(house.staff.sessions.find(token)?.locked).toBe(false);
  });

  test('is opened by a PIN once one is set, and asks for one of the two', async () => {
    const token = await signIn();
    expect((await call('staff.unlock', { pin: '4711' }, { token })).answer).toMatchObject({ error: { code: 'staff.noPin' } });
    expect((await call('staff.setPin', { password: 'wrong', pin: '4711' }, { token })).answer.ok).toBe(false);
    expect((await call('staff.setPin', { password, pin: '4711' }, { token })).answer).toMatchObject({ value: { hasPin: true } });
    await call('staff.lock', {}, { token });
    expect((await call('staff.unlock', {}, { token })).answer).toMatchObject({ error: { code: 'call.invalid' } });
    expect((await call('staff.unlock', { pin: '4711' }, { token })).answer).toMatchObject({ value: { locked: false } });
  });

  test('ends the session at the third wrong PIN, and a restart forgives none', async () => {
    const token = await lockedWithPin();
    for (const triesLeft of [2, 1]) {
      const { answer } = await call('staff.unlock', { pin: '0000' }, { token });
      expect(answer).toMatchObject({ error: { code: 'staff.wrongPassword', details: { triesLeft } } });
    }
    const core = house.again();
    core.sessions.restore([...house.kept].map(([kept, value]) => ({ token: kept, kept: value })));
    const { answer, session } = await call('staff.unlock', { pin: '0000' }, { token }, core);
    expect(answer).toMatchObject({ error: { code: 'session.required' } });
    expect(session).toBeNull();
    expect(core.sessions.find(token)).toBeNull();
    expect(house.kept.has(token)).toBe(false);
    expect(house.actTypes().filter((type) => type === 'staff.pinFailed')).toHaveLength(3);
  });

  test('counts PINs tried at the same time', async () => {
    const token = await lockedWithPin();
    const caller = house.staff.sessions.find(token)!.caller;
    const answers = await Promise.all(['0000', '0001', '0002', '4711'].map((pin) => call('staff.unlock', { pin }, { caller })));
    expect(answers.some(({ answer }) => answer.ok)).toBe(false);
    expect(house.staff.sessions.find(token)).toBeNull();
  });

  async function locked(): Promise<string> {
    const token = await signIn();
    await call('staff.lock', {}, { token });
    return token;
  }
  async function lockedWithPin(): Promise<string> {
    const token = await signIn();
    await call('staff.setPin', { password, pin: '4711' }, { token });
    await call('staff.lock', {}, { token });
    return token;
  }
});

describe('a session', () => {
  test('ends at sign-out', async () => {
    const token = await signIn();
    const { answer, session } = await call('staff.signOut', {}, { token });
    expect([answer.ok, session]).toEqual([true, null]);
    expect(house.staff.sessions.find(token)).toBeNull();
    expect((await call('staff.session', {}, { token })).answer).toEqual({ ok: true, value: null });
  });

  test('ends when its holder is deactivated, and has the roles of today', async () => {
    const token = await signIn();
    await update('registrar', { roles: ['archivist'] });
    expect(house.staff.sessions.find(token)?.caller.staff.roles).toEqual(['archivist']);
    await deactivate('registrar');
    expect(house.staff.sessions.find(token)).toBeNull();
    expect(house.kept.has(token)).toBe(false);
  });

  test('ends when the password was set by somebody else, and goes on when its holder changed it', async () => {
    const [here, elsewhere] = [await signIn(), await signIn()];
    const { answer } = await call('staff.changePassword', { password, newPassword: 'a new password' }, { token: here });
    expect(answer.ok).toBe(true);
    expect(house.staff.sessions.find(here)).not.toBeNull();
    expect(house.staff.sessions.find(elsewhere)).toBeNull();
    await update('registrar', { newPassword: 'yet another one' });
    expect(house.staff.sessions.find(here)).toBeNull();
  });

  test('is not restored from what is no session', () => {
    house.staff.sessions.restore([{ token: 'x', kept: { staffId: house.members.registrar.id } }]);
    expect(house.staff.sessions.find('x')).toBeNull();
  });
});

test('a new password needs the old one, eight characters and not to be the code', async () => {
  const token = await signIn();
  const change = (newPassword: string, old = password) => call('staff.changePassword', { password: old, newPassword }, { token });
  expect((await change('七个字符的密码')).answer).toMatchObject({ error: { code: 'staff.weakPassword', details: { minimum: 8 } } });
  expect((await change('a new password', 'wrong')).answer).toMatchObject({ error: { code: 'staff.wrongPassword' } });
  expect((await change('八个字符的新密码')).answer.ok).toBe(true);
  expect((await signInWith('R1', '八个字符的新密码')).answer.ok).toBe(true);
});

test('nobody acts without a password on a real store', async () => {
  const real = await openStaffHouse({ training: false });
  try {
    expect(() => real.staff.actAs('R1', null)).toThrow();
    expect(() => real.staff.approvalAs('R1')).toThrow();
  } finally {
    real.close();
  }
});

test('on a training store somebody active may be acted for', async () => {
  const acting = house.staff.actAs('r1', '01');
  expect(acting.ok && house.staff.sessions.find(acting.value)?.caller).toMatchObject({ counter: '01', staff: { name: '李敏' } });
  expect(house.staff.actAs('ZZ', null)).toMatchObject({ error: { code: 'staff.unknown' } });
  await deactivate('registrar');
  expect(house.staff.actAs('R1', null)).toMatchObject({ error: { code: 'staff.inactive' } });
});

function changesOf(key: keyof typeof people) {
  const { id, code: _code, ...member } = house.members[key];
  return { ...member, staffId: id };
}

async function update(key: keyof typeof people, change: Partial<Input<'staff.update'>>): Promise<void> {
  const caller = { token: '', staff: house.members.supervisor, counter: null };
  const { answer } = await call('staff.update', { ...changesOf(key), ...change }, { caller });
  expect(answer.ok).toBe(true);
}

function deactivate(key: keyof typeof people): Promise<void> {
  return update(key, { active: false });
}
