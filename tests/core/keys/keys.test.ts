import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/acts.ts';
import { journalRows } from '#core/store/projections.ts';
import { connect, identify } from '#core/store/open-store.ts';
import { unlockKeyFile } from '#core/store/key-file.ts';
import { verifyStore } from '#core/store/verify.ts';
import { makeRealHall, openRealHall, passphrase, type RealHall } from './real-hall.ts';

const another = '换过的口令 2026 年秋';
const approval = { code: 'R2', password: 'zhaoqiang-2026' };

let made: Awaited<ReturnType<typeof makeRealHall>>;
let hall: RealHall;
beforeAll(async () => {
  made = await makeRealHall();
}, 60_000);
afterAll(() => rmSync(made.folder, { recursive: true, force: true }));
beforeEach(async () => {
  hall = await openRealHall(made);
});
afterEach(() => hall.close());

const opensWith = async (secret: { passphrase?: string; recoveryKey?: string }) => (await unlockKeyFile(hall.store, secret)).ok;
const changes = async () => (await (await hall.signIn('S1')).ask('keys.status', {})).changes.map(({ what }) => what);

/** The whole journal as text, read past the program. */
async function journalText(): Promise<string> {
  const key = hall.kept.key!;
  const identity = identify(hall.store, key);
  if (!identity.ok) throw new Error(identity.error.code);
  const database = connect(hall.store, key, identity.value, { readonly: true });
  if (!database.ok) throw new Error(database.error.code);
  const text = JSON.stringify([...journalRows(database.value)]);
  database.value.close();
  return text;
}

test('the passphrase is changed by a supervisor and a second person; the old one opens no more', async () => {
  const supervisor = await hall.signIn('S1');
  const input = { passphrase, newPassphrase: another };
  expect(await supervisor.call('keys.changePassphrase', input)).toMatchObject({ error: { code: 'approval.required' } });
  const own = { code: 'S1', password: 'zhoumin-2026' };
  expect(await supervisor.call('keys.changePassphrase', input, { approval: own })).toMatchObject({
    error: { code: 'approval.samePerson' },
  });
  const wrong = { ...input, passphrase: '不是这个口令 2026' };
  expect(await supervisor.call('keys.changePassphrase', wrong, { approval })).toMatchObject({ error: { code: 'keys.wrongPassphrase' } });
  const short = { ...input, newPassphrase: '太短' };
  expect(await supervisor.call('keys.changePassphrase', short, { approval })).toMatchObject({ error: { code: 'staff.weakPassword' } });
  expect(await opensWith({ passphrase })).toBe(true);

  await supervisor.ask('keys.changePassphrase', input, { approval });
  expect(await opensWith({ passphrase })).toBe(false);
  expect(await opensWith({ passphrase: another })).toBe(true);
  expect(await opensWith({ recoveryKey: hall.recoveryKey })).toBe(true);
  const { changes: rows } = await supervisor.ask('keys.status', {});
  expect(rows[0]).toMatchObject({ what: 'passphrase', by: '周敏', approvedBy: '赵强', staff: null });
  const text = await journalText();
  for (const secret of [passphrase, another, hall.recoveryKey]) expect(text).not.toContain(secret);
});

test('a repeated change is done once', async () => {
  const supervisor = await hall.signIn('S1');
  const requestId = uuidv7();
  const input = { passphrase, newPassphrase: another };
  await supervisor.ask('keys.changePassphrase', input, { approval, requestId });
  // The old passphrase is wrong by now; the request is known all the same.
  expect(await supervisor.call('keys.changePassphrase', input, { approval, requestId })).toMatchObject({ ok: true });
  expect((await changes()).filter((what) => what === 'passphrase')).toHaveLength(1);
});

test('only a supervisor changes keys', async () => {
  const registrar = await hall.signIn('R1');
  for (const operation of ['keys.changePassphrase', 'keys.renewRecoveryKey', 'keys.rotate', 'keys.status'] as const) {
    const input = { passphrase, newPassphrase: another } as never;
    expect(await registrar.call(operation, input, { approval })).toMatchObject({ error: { code: 'session.notAllowed' } });
  }
});

test('a lost passphrase is set anew by the recovery key, before anybody has signed in', async () => {
  await hall.restart();
  await hall.anyone().ask('setup.unlock', { recoveryKey: hall.recoveryKey });
  const input = { recoveryKey: hall.recoveryKey, newPassphrase: another };
  const wrongKey = { ...input, recoveryKey: 'ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE' };
  expect(await hall.anyone().call('keys.resetPassphrase', wrongKey)).toMatchObject({ error: { code: 'keys.wrongRecoveryKey' } });
  await hall.anyone().ask('keys.resetPassphrase', input);
  expect(await opensWith({ passphrase })).toBe(false);
  expect(await opensWith({ passphrase: another })).toBe(true);
  expect(await changes()).toEqual(['passphraseByRecoveryKey', 'recoveryKeySealed']);
});

test('a renewed recovery key is added to the old one, and takes its place when it is sealed', async () => {
  const supervisor = await hall.signIn('S1');
  const { recoveryKey } = await supervisor.ask('keys.renewRecoveryKey', { passphrase }, { approval });
  expect(recoveryKey).not.toBe(hall.recoveryKey);
  for (const key of [recoveryKey, hall.recoveryKey]) expect(await opensWith({ recoveryKey: key })).toBe(true);
  expect(await supervisor.ask('keys.status', {})).toMatchObject({ unsealed: { shown: true } });

  // Only its maker's window prints it and says that it is sealed.
  const other = await hall.signIn('R1');
  expect(await other.call('setup.recoverySheet', {})).toMatchObject({ error: { code: 'document.notFound' } });
  await other.ask('setup.sealRecoveryKey', {});
  expect(await opensWith({ recoveryKey: hall.recoveryKey })).toBe(true);
  expect(await supervisor.call('setup.recoverySheet', {})).toMatchObject({ ok: true });

  await supervisor.ask('setup.sealRecoveryKey', {});
  expect(await opensWith({ recoveryKey: hall.recoveryKey })).toBe(false);
  expect(await opensWith({ recoveryKey })).toBe(true);
  expect(await supervisor.ask('keys.status', {})).toMatchObject({ unsealed: null });
  expect(await changes()).toEqual(['recoveryKeySealed', 'recoveryKeyMade', 'recoveryKeySealed']);
  expect(await journalText()).not.toContain(recoveryKey);
});

test('a core that ends before the new recovery key is on paper loses nothing', async () => {
  const requestId = uuidv7();
  const supervisor = await hall.signIn('S1');
  await supervisor.ask('keys.renewRecoveryKey', { passphrase }, { approval, requestId });
  await hall.restart();
  await hall.anyone().ask('setup.unlock', { recoveryKey: hall.recoveryKey });
  const again = await hall.signIn('S1');
  expect(await again.ask('keys.status', {})).toMatchObject({ recoveryKey: {}, unsealed: { shown: false } });
  expect(await again.call('keys.renewRecoveryKey', { passphrase }, { approval, requestId })).toMatchObject({
    error: { code: 'keys.notShown' },
  });
  const { recoveryKey } = await again.ask('keys.renewRecoveryKey', { passphrase }, { approval });
  await again.ask('setup.sealRecoveryKey', {});
  expect(await opensWith({ recoveryKey })).toBe(true);
  const wraps = (JSON.parse(readFileSync(join(hall.store, 'key.json'), 'utf8')) as { wraps: { kind: string }[] }).wraps;
  expect(wraps.map(({ kind }) => kind).toSorted()).toEqual(['passphrase', 'recoveryKey']);
});

test('a change that was cut off before its act is journalled when the store is opened next', async () => {
  const supervisor = await hall.signIn('S1');
  await supervisor.ask('keys.changePassphrase', { passphrase, newPassphrase: another }, { approval });
  // As if the file had been changed once more and the core killed before the commit.
  const file = join(hall.store, 'key.json');
  const keyFile = JSON.parse(readFileSync(file, 'utf8')) as { change: { author: { requestId: string } } };
  const requestId = uuidv7();
  keyFile.change.author.requestId = requestId;
  writeFileSync(file, JSON.stringify(keyFile));
  await hall.restart();
  await hall.anyone().ask('setup.unlock', { passphrase: another });
  expect(await changes()).toEqual(['passphrase', 'passphrase', 'recoveryKeySealed']);
  await hall.restart();
  await hall.anyone().ask('setup.unlock', { passphrase: another });
  expect(await changes()).toHaveLength(3);
});

test('the data key is changed under a working hall: everybody stays signed in, main gets the new key', { timeout: 60_000 }, async () => {
  const supervisor = await hall.signIn('S1');
  const registrar = await hall.signIn('R1');
  const before = hall.kept.key!;
  const rotating = supervisor.call('keys.rotate', { passphrase }, { approval });
  let sawClosed = false;
  let done = false;
  void rotating.finally(() => (done = true));
  while (!done) {
    const health = await hall.anyone().ask('hall.health', {});
    if (health.store !== 'rotating') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    sawClosed = true;
    expect(await registrar.call('cases.worklist', {})).toMatchObject({ error: { code: 'store.rotating' } });
    expect(await hall.anyone().call('setup.unlock', {})).toMatchObject({ error: { code: 'store.rotating' } });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(sawClosed).toBe(true);
  const rotated = await rotating;
  if (!rotated.ok) throw new Error(rotated.error.code);
  expect(Buffer.from(hall.kept.key!).equals(Buffer.from(before))).toBe(false);
  expect(hall.events.some(({ event }) => event === 'rotation.progress')).toBe(true);

  expect(await registrar.call('cases.worklist', {})).toMatchObject({ ok: true });
  expect(await supervisor.ask('keys.status', {})).toMatchObject({ recoveryKey: null, unsealed: { shown: true } });
  expect(await opensWith({ recoveryKey: hall.recoveryKey })).toBe(false);
  const { recoveryKey } = rotated.value;
  await supervisor.ask('setup.sealRecoveryKey', {});
  expect(await supervisor.ask('keys.status', {})).toMatchObject({ recoveryKey: {}, unsealed: null });
  expect((await changes()).slice(0, 2)).toEqual(['recoveryKeySealed', 'dataKey']);

  await hall.restart();
  await hall.anyone().ask('setup.unlock', { recoveryKey });
  const newKey = hall.kept.key!;
  await hall.restart();
  hall.desk.resume(newKey, []);
  expect(await hall.anyone().ask('hall.health', {})).toMatchObject({ store: 'open' });
  await hall.desk.close();
  expect(verifyStore(hall.store, newKey, acts)).toMatchObject({ ok: true, value: { problem: null } });
});

test('a rotation with a wrong passphrase closes nothing', async () => {
  const supervisor = await hall.signIn('S1');
  expect(await supervisor.call('keys.rotate', { passphrase: another }, { approval })).toMatchObject({
    error: { code: 'keys.wrongPassphrase' },
  });
  expect(await hall.anyone().ask('hall.health', {})).toMatchObject({ store: 'open' });
});

test('the lost password of the only supervisor is set by the recovery key, journalled, and nobody else’s is', async () => {
  const anyone = hall.anyone();
  const newPassword = 'zhoumin-again-2026';
  const input = { code: 'S1', recoveryKey: hall.recoveryKey, newPassword };
  expect(await anyone.call('staff.resetByRecoveryKey', { ...input, recoveryKey: passphrase })).toMatchObject({
    error: { code: 'keys.wrongRecoveryKey' },
  });
  expect(await anyone.call('staff.resetByRecoveryKey', { ...input, code: 'R1' })).toMatchObject({
    error: { code: 'keys.supervisorsOnly' },
  });
  expect(await anyone.call('staff.resetByRecoveryKey', { ...input, code: 'X9' })).toMatchObject({ error: { code: 'staff.unknown' } });
  expect(await anyone.call('staff.resetByRecoveryKey', { ...input, newPassword: 's1' })).toMatchObject({
    error: { code: 'staff.weakPassword' },
  });
  const before = await hall.signIn('S1');
  await anyone.ask('staff.resetByRecoveryKey', input);
  expect(await before.call('staff.list', {})).toMatchObject({ error: { code: 'session.required' } });
  const supervisor = await hall.signIn('S1', newPassword);
  const { changes: rows } = await supervisor.ask('keys.status', {});
  expect(rows[0]).toMatchObject({ what: 'password', by: null, approvedBy: null, staff: '周敏' });
  const text = await journalText();
  for (const secret of [newPassword, hall.recoveryKey]) expect(text).not.toContain(secret);
});
