import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeyFile, isKeyOf, readKeyFile, unlockKeyFile } from '#core/store/key-file.ts';
import type { CreatedKey, KeyFile, NewKey } from '#core/store/key-file.ts';
import { subkey } from '#core/store/keys.ts';
import { cheapStretch } from '../helpers.ts';

const wrongKey = { ok: false, error: { code: 'store.wrongKey', details: {} } };
const real: NewKey = { training: false, passphrase: '正确的口令' };
const training: NewKey = { training: true, passphrase: null };

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-key-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => join(dir, 'key.json');

async function create(wanted: NewKey): Promise<CreatedKey> {
  const created = await createKeyFile(dir, wanted, cheapStretch);
  if (!created.ok) throw new Error(created.error.code);
  return created.value;
}

function rewrite(change: (keyFile: KeyFile) => unknown): void {
  writeFileSync(file(), JSON.stringify(change(JSON.parse(readFileSync(file(), 'utf8')) as KeyFile)));
}

test('the passphrase and the recovery key give the data key', async () => {
  const { dataKey, recoveryKey } = await create(real);
  expect(dataKey).toHaveLength(32);
  expect(await unlockKeyFile(dir, { passphrase: '正确的口令' })).toEqual({ ok: true, value: dataKey });
  expect(await unlockKeyFile(dir, { recoveryKey: recoveryKey.toLowerCase() })).toEqual({ ok: true, value: dataKey });
  expect(await unlockKeyFile(dir, { passphrase: '错误的口令', recoveryKey })).toEqual({ ok: true, value: dataKey });
});

test.each([{}, { passphrase: '' }, { passphrase: '错误的口令' }, { recoveryKey: 'ABCDE' }, { passphrase: null, recoveryKey: null }])(
  '%o does not open a real store',
  async (secret) => {
    await create(real);
    expect(await unlockKeyFile(dir, secret)).toEqual(wrongKey);
  },
);

test('the recovery key of another store does not open it', async () => {
  const other = mkdtempSync(join(tmpdir(), 'tongxin-key-'));
  const created = await createKeyFile(other, real, cheapStretch);
  rmSync(other, { recursive: true });
  await create(real);
  expect(await unlockKeyFile(dir, { recoveryKey: created.ok ? created.value.recoveryKey : '' })).toEqual(wrongKey);
});

test('a training store opens with nothing, and with its recovery key', async () => {
  const { dataKey, recoveryKey } = await create(training);
  expect(await unlockKeyFile(dir, {})).toEqual({ ok: true, value: dataKey });
  rewrite((keyFile) => ({ ...keyFile, wraps: keyFile.wraps.filter(({ kind }) => kind === 'recoveryKey') }));
  expect(await unlockKeyFile(dir, {})).toEqual(wrongKey);
  expect(await unlockKeyFile(dir, { recoveryKey })).toEqual({ ok: true, value: dataKey });
});

test('a training store may have a passphrase, and then needs it', async () => {
  const { dataKey } = await create({ training: true, passphrase: '练习' });
  expect(await unlockKeyFile(dir, {})).toEqual(wrongKey);
  expect(await unlockKeyFile(dir, { passphrase: '练习' })).toEqual({ ok: true, value: dataKey });
});

test('a real store without passphrase is refused', async () => {
  await expect(create({ training: false, passphrase: '' })).rejects.toThrow('needs a passphrase');
  await expect(create({ training: false, passphrase: null as unknown as string })).rejects.toThrow('needs a passphrase');
  expect(readdirSync(dir)).toEqual([]);
});

test('a key file is never written over another', async () => {
  await create(real);
  const before = readFileSync(file());
  expect(await createKeyFile(dir, training)).toEqual({ ok: false, error: { code: 'store.exists', details: {} } });
  expect(readFileSync(file())).toEqual(before);
  expect(readdirSync(dir)).toEqual(['key.json']);
});

test('only its owner may read it, and it holds no key in clear', async () => {
  const { dataKey, recoveryKey } = await create(real);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  const text = readFileSync(file(), 'utf8');
  for (const encoding of ['base64', 'hex'] as const) expect(text).not.toContain(Buffer.from(dataKey).toString(encoding));
  expect(text).not.toContain(recoveryKey);
  expect(text).not.toContain('口令');
});

test.each([real, training])('flipping the training flag of %o makes the store unopenable', async (wanted) => {
  const { dataKey, recoveryKey } = await create(wanted);
  rewrite((keyFile) => ({ ...keyFile, training: !keyFile.training }));
  expect(await unlockKeyFile(dir, { passphrase: wanted.passphrase, recoveryKey })).toEqual(wrongKey);
  const keyFile = readKeyFile(dir);
  expect(keyFile.ok && isKeyOf(keyFile.value, dataKey)).toBe(false);
});

test('another store id, other stretching or a wrap of another kind open nothing', async () => {
  const { storeId } = await create(real);
  const original = readFileSync(file());
  const changes: ReadonlyArray<(keyFile: KeyFile) => unknown> = [
    (keyFile) => ({ ...keyFile, storeId: storeId.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) }),
    (keyFile) => ({
      ...keyFile,
      wraps: keyFile.wraps.map((wrap) => (wrap.kind === 'passphrase' ? { ...wrap, stretch: { ...wrap.stretch, passes: 2 } } : wrap)),
    }),
    (keyFile) => ({ ...keyFile, wraps: keyFile.wraps.map((wrap) => ({ ...wrap, kind: 'open' })) }),
  ];
  for (const change of changes) {
    writeFileSync(file(), original);
    rewrite(change);
    expect(await unlockKeyFile(dir, { passphrase: '正确的口令' })).toEqual(wrongKey);
  }
});

test.each(['', 'not json', '{}', '{"format":2}', '[1]'])(
  '%j in place of the key file is said to be damaged and left as it is',
  async (content) => {
    writeFileSync(file(), content);
    expect(await unlockKeyFile(dir, {})).toEqual({ ok: false, error: { code: 'store.keyFileDamaged', details: {} } });
    expect(readFileSync(file(), 'utf8')).toBe(content);
  },
);

test('without a key file there is no store', async () => {
  expect(await unlockKeyFile(dir, {})).toEqual({ ok: false, error: { code: 'store.absent', details: {} } });
});

test('every purpose, store and flag has a key of its own', () => {
  const dataKey = new Uint8Array(32);
  const identities = [
    { storeId: 'a', training: false },
    { storeId: 'a', training: true },
    { storeId: 'b', training: false },
  ];
  const purposes = ['key-check', 'database', 'vault', 'vault-address', 'input-digest'] as const;
  const keys = identities.flatMap((identity) => purposes.map((purpose) => Buffer.from(subkey(dataKey, identity, purpose)).toString('hex')));
  expect(new Set(keys).size).toBe(15);
});
