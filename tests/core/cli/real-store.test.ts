import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor, trainingHall, type Door } from './harness.ts';

const passphrase = '同心大厅的早晨 2026 年';

let door: Door;
let recoveryKey: string;
const askedAtInit: string[] = [];
beforeAll(async () => {
  door = openDoor();
  const made = await door.run(['--store', door.store, 'init', trainingHall], {
    ask: (question) => {
      askedAtInit.push(question);
      return Promise.resolve(passphrase);
    },
  });
  ({ recoveryKey } = made.answer as { recoveryKey: string });
});
afterAll(() => door.close());

let files = 0;
function secretsFile(secrets: unknown, mode = 0o600): string {
  const path = join(door.folder, `secrets-${files++}.json`);
  writeFileSync(path, typeof secrets === 'string' ? secrets : JSON.stringify(secrets));
  chmodSync(path, mode);
  return path;
}

const onStore = (...words: string[]) => ['--store', door.store, ...words];

describe('a real store', () => {
  test('is made with a passphrase typed twice', () => {
    expect(askedAtInit).toEqual(['登记处口令：', '再输一次口令：']);
  });

  test('gives its recovery key once, and that opens it', async () => {
    expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
    const ran = await door.run(onStore('--secrets', secretsFile({ recoveryKey }), 'health'));
    expect(ran).toMatchObject({ status: 0, answer: { store: 'open', training: false } });
  });

  test('is not made when the passphrase is typed differently the second time', async () => {
    const typed = [passphrase, `${passphrase}!`];
    const elsewhere = join(door.folder, 'elsewhere');
    const ran = await door.run(['--store', elsewhere, 'init', trainingHall], { ask: () => Promise.resolve(typed.shift() ?? '') });
    expect(ran).toMatchObject({ status: 2, error: expect.stringMatching(/^call\.invalid: /) });
    expect(await door.run(['--store', elsewhere, 'health'])).toMatchObject({ answer: { store: 'absent' } });
  });

  test('asks passphrase, password and the approver’s password on the terminal, and signs out again', async () => {
    const asked: string[] = [];
    const answers: Readonly<Record<string, string>> = {
      '登记处口令：': passphrase,
      'S1 的密码：': 'tongxin-zhou',
      'A1 的密码：': 'tongxin-zhao',
    };
    const words = onStore('--as', 'S1', '--approve-as', 'A1', 'call', 'blanks.void', '{"blank":"3299000003","reason":"封皮破损"}');
    const ran = await door.run(words, {
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answers[question] ?? '');
      },
    });
    expect(ran).toMatchObject({ status: 0, answer: { changedBy: '周敏', witnessedBy: '赵强' }, error: '' });
    expect(asked).toEqual(Object.keys(answers));
  });

  test('takes the same from a file only its owner can read', async () => {
    const secrets = { passphrase, password: 'tongxin-zhou', approval: { code: 'A1', password: 'tongxin-zhao' } };
    const words = ['--as', 'S1', 'call', 'blanks.void', '{"blank":"3299000004","reason":"封皮破损"}'];
    const ran = await door.run(onStore('--secrets', secretsFile(secrets), ...words));
    expect(ran).toMatchObject({ status: 0, answer: { state: 'voided' } });
    const open = await door.run(onStore('--secrets', secretsFile(secrets, 0o640), ...words));
    expect(open).toMatchObject({ status: 2, error: expect.stringMatching(/^call\.secretsOpen: .*0600/) });
  });

  test.each([
    ['no JSON', '{'],
    ['a secret nobody asks for', { passphrase, pasword: 'x' }],
  ])('does not take a secrets file with %s', async (_what, secrets) => {
    expect(await door.run(onStore('--secrets', secretsFile(secrets), 'verify'))).toMatchObject({
      status: 2,
      error: expect.stringMatching(/^call\.invalid: /),
    });
  });

  test.each([
    ['the wrong passphrase', { passphrase: 'not this one at all' }, 'store.wrongKey'],
    ['the wrong password', { passphrase, password: 'not this one' }, 'staff.wrongPassword'],
    ['no password', { passphrase }, 'call.invalid'],
    ['nothing', {}, 'call.invalid'],
  ])('does not open its door to %s', async (_what, secrets, code) => {
    const ran = await door.run(onStore('--secrets', secretsFile(secrets), '--as', 'S1', 'call', 'staff.list'));
    expect(ran).toMatchObject({ status: 2, answer: undefined, error: expect.stringContaining(`${code}: `) });
  });

  test('has no clock but the real one', async () => {
    const words = ['--secrets', secretsFile({ passphrase, password: 'tongxin-zhou' }), '--clock', '2026-06-01T02:00:00Z'];
    expect(await door.run(onStore(...words, '--as', 'S1', 'call', 'staff.list'))).toMatchObject({
      error: expect.stringMatching(/^store\.notTraining: /),
    });
    const made = await door.run(['--store', join(door.folder, 'other'), ...words, 'init', trainingHall]);
    expect(made).toMatchObject({ status: 2, error: expect.stringMatching(/^store\.notTraining: /) });
  });

  test('tells without a key only that it is locked', async () => {
    expect(await door.run(onStore('health'))).toMatchObject({
      status: 0,
      answer: { store: 'locked', officeName: null, journalRows: null },
    });
  });

  test('is verified and rebuilt with its passphrase', async () => {
    const secrets = ['--secrets', secretsFile({ passphrase })];
    expect(await door.run(onStore(...secrets, 'verify'))).toMatchObject({ status: 0, answer: { problem: null } });
    expect(await door.run(onStore(...secrets, 'rebuild'))).toMatchObject({ status: 0 });
    expect(await door.run(onStore('verify'))).toMatchObject({ status: 2, error: expect.stringMatching(/^call\.invalid: .*--secrets/) });
  });
});
