import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDoor, trainingHall, type Door } from './harness.ts';

const passphrase = '同心大厅的早晨 2026 年';
const another = '同心大厅的傍晚 2026 年';
const people = { password: 'tongxin-zhou', approval: { code: 'A1', password: 'tongxin-zhao' } };

let door: Door;
let recoveryKey: string;
let current = passphrase;
beforeAll(async () => {
  door = openDoor();
  const made = await door.run(['--store', door.store, 'init', trainingHall], { ask: () => Promise.resolve(passphrase) });
  ({ recoveryKey } = made.answer as { recoveryKey: string });
}, 60_000);
afterAll(() => door.close());

let files = 0;
function onStore(secrets: object, ...words: string[]): string[] {
  const path = join(door.folder, `secrets-${files++}.json`);
  writeFileSync(path, JSON.stringify(secrets));
  chmodSync(path, 0o600);
  return ['--store', door.store, '--secrets', path, ...words];
}
const health = (secrets: object) => door.run(onStore(secrets, 'health'));
const open = { status: 0, answer: { store: 'open' } };
const wrong = { status: 2, error: expect.stringMatching(/^store\.wrongKey: /) as string };

test('keys passphrase: two people change the passphrase', { timeout: 60_000 }, async () => {
  const words = ['--as', 'S1', '--approve-as', 'A1', 'keys', 'passphrase'];
  const ran = await door.run(onStore({ passphrase, newPassphrase: another, ...people }, ...words));
  expect(ran).toMatchObject({ status: 0, answer: {}, error: '' });
  current = another;
  expect(await health({ passphrase })).toMatchObject(wrong);
  expect(await health({ passphrase: current })).toMatchObject(open);
});

test('keys recovery: asks for the last group from paper, and only then the old key is over', { timeout: 60_000 }, async () => {
  const asked: string[] = [];
  const words = ['--as', 'S1', '--approve-as', 'A1', 'keys', 'recovery'];
  const unproven = await door.run(onStore({ passphrase: current, ...people }, ...words));
  expect(unproven).toMatchObject({ status: 0, answer: { sealed: false } });
  expect(await health({ recoveryKey })).toMatchObject(open);
  const proven = await door.run(onStore({ passphrase: current, ...people }, ...words), {
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(/-([0-9A-Z]{5})\n/.exec(question)?.[1]?.toLowerCase() ?? '');
    },
  });
  expect(proven).toMatchObject({ status: 0, answer: { sealed: true } });
  expect(asked).toHaveLength(1);
  expect(await health({ recoveryKey })).toMatchObject(wrong);
  ({ recoveryKey } = proven.answer as { recoveryKey: string });
  expect(await health({ recoveryKey })).toMatchObject(open);
});

test('keys rotate: the store gets another data key and verifies', { timeout: 60_000 }, async () => {
  const words = ['--as', 'S1', '--approve-as', 'A1', 'keys', 'rotate'];
  const ran = await door.run(onStore({ passphrase: current, ...people }, ...words));
  expect(ran).toMatchObject({ status: 0, answer: { sealed: false } });
  expect(await health({ recoveryKey })).toMatchObject(wrong);
  ({ recoveryKey } = ran.answer as { recoveryKey: string });
  expect(await door.run(onStore({ recoveryKey }, 'verify'))).toMatchObject({ status: 0, answer: { problem: null } });
});

test('keys passphrase with nobody named: what was lost is set anew by the recovery key', { timeout: 60_000 }, async () => {
  const ran = await door.run(onStore({ recoveryKey, newPassphrase: passphrase }, 'keys', 'passphrase'));
  expect(ran).toMatchObject({ status: 0, answer: {} });
  expect(await health({ passphrase: current })).toMatchObject(wrong);
  current = passphrase;
  expect(await health({ passphrase: current })).toMatchObject(open);
});

test('staff reset: the supervisor’s lost password, typed twice', { timeout: 60_000 }, async () => {
  const asked: string[] = [];
  const ran = await door.run(['--store', door.store, 'staff', 'reset', 'S1'], {
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(question.startsWith('恢复密钥') ? recoveryKey : 'tongxin-zhou-2027');
    },
  });
  expect(ran).toMatchObject({ status: 0, answer: {} });
  expect(asked).toEqual(['恢复密钥：', 'S1 的新密码：', '再输一次 S1 的新密码：']);
  const list = ['--as', 'S1', 'call', 'keys.status'];
  const status = await door.run(onStore({ passphrase: current, password: 'tongxin-zhou-2027' }, ...list));
  const { changes } = status.answer as { changes: { what: string; staff: string | null }[] };
  expect(changes[0]).toMatchObject({ what: 'password', staff: '周敏' });
  expect(changes.map(({ what }) => what)).toEqual(
    [
      'passphrase',
      'recoveryKeyMade',
      'recoveryKeyMade',
      'recoveryKeySealed',
      'dataKey',
      'passphraseByRecoveryKey',
      'password',
    ].toReversed(),
  );
});

test.each([
  [['keys', 'sell'], 'call.invalid'],
  [['keys', 'rotate'], 'session.required'],
  [['staff', 'add', 'S9'], 'call.invalid'],
])('hall %j is refused', async (words, code) => {
  expect(await door.run(['--store', door.store, ...words])).toMatchObject({ status: 2, error: expect.stringContaining(`${code}: `) });
});

test('tip: a lost one is made anew with passphrase and recovery key, and a sound one is left', { timeout: 60_000 }, async () => {
  const both = { passphrase: current, recoveryKey };
  const tip = join(door.store, 'hall.tip');
  const notNeeded = { status: 2, error: expect.stringMatching(/^restore\.notNeeded: /) as string };
  expect(await door.run(onStore(both, 'tip'))).toMatchObject(notNeeded);
  rmSync(tip);
  const damaged = { status: 2, error: expect.stringMatching(/^store\.damaged: /) as string };
  expect(await health(both)).toMatchObject(damaged);
  expect(await door.run(onStore({ ...both, passphrase: 'not this one 2026' }, 'tip'))).toMatchObject(wrong);
  expect(await door.run(onStore({ passphrase: current }, 'tip'), { ask: () => Promise.resolve('') })).toMatchObject({ status: 2 });
  expect(existsSync(tip)).toBe(false);
  expect(await door.run(onStore(both, 'tip'))).toMatchObject(open);
  expect(await health(both)).toMatchObject(open);
  expect(await door.run(onStore(both, 'verify'))).toMatchObject({ status: 0, answer: { problem: null } });
  expect(await door.run(onStore(both, 'tip'))).toMatchObject(notNeeded);
});
