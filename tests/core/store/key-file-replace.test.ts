import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeyFile, readKeyFile, unlockKeyFile, wrapByPassphrase } from '#core/store/key-file.ts';
import type { CreatedKey, KeyFile } from '#core/store/key-file.ts';
import { replaceKeyFile, type KeyFileStep } from '#core/store/replace-key-file.ts';
import { settleKeys } from '#core/store/rotate/settle.ts';
import { cheapStretch } from '../helpers.ts';

const [old, changed] = ['原来的大厅口令', '换过的大厅口令'];
const steps: readonly KeyFileStep[] = ['begin', 'written', 'kept', 'replaced', 'proven', 'swept'];

let dir: string;
let created: CreatedKey;
let next: KeyFile;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-key-'));
  const made = await createKeyFile(dir, { training: false, passphrase: old }, cheapStretch);
  const keyFile = readKeyFile(dir);
  if (!made.ok || !keyFile.ok) throw new Error('no key file');
  created = made.value;
  const wrap = await wrapByPassphrase(created, created.dataKey, changed, null, cheapStretch);
  next = { ...keyFile.value, wraps: [wrap, ...keyFile.value.wraps.filter(({ kind }) => kind !== 'passphrase')] };
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const opens = async (passphrase: string) => (await unlockKeyFile(dir, { passphrase })).ok;
const replace = (onStep: (step: KeyFileStep) => void = () => {}) =>
  replaceKeyFile(dir, next, { dataKey: created.dataKey, secret: { passphrase: changed }, onStep });

test('a changed passphrase opens, the old one no more, and nothing is left beside', async () => {
  await replace();
  expect([await opens(old), await opens(changed)]).toEqual([false, true]);
  expect((await unlockKeyFile(dir, { recoveryKey: created.recoveryKey })).ok).toBe(true);
  expect(readdirSync(dir)).toEqual(['key.json']);
});

test.each(steps)('an error at “%s” leaves exactly one of the two, and it opens', async (failing) => {
  const cut = replace((step) => {
    if (step === failing) throw new Error('cut off');
  });
  await expect(cut).rejects.toThrow('cut off');
  const isNew = failing === 'swept';
  expect([await opens(old), await opens(changed)]).toEqual([!isNew, isNew]);
  expect(readdirSync(dir)).toEqual(['key.json']);
});

test.each(steps)('a program killed at “%s” leaves exactly one of the two when it starts again', async (killed) => {
  // What the disk holds at that moment is what a killed program leaves.
  const left = mkdtempSync(join(tmpdir(), 'tongxin-key-'));
  await replace((step) => {
    if (step === killed) cpSync(dir, left, { recursive: true });
  });
  rmSync(dir, { recursive: true });
  cpSync(left, dir, { recursive: true });
  rmSync(left, { recursive: true });
  settleKeys(dir);
  const isNew = ['replaced', 'proven', 'swept'].includes(killed);
  expect([await opens(old), await opens(changed)]).toEqual([!isNew, isNew]);
  expect(readdirSync(dir).filter((name) => name.includes('key'))).toEqual(['key.json']);
});

test('a new file that the disk spoilt gives way to the one kept beside it', async () => {
  const before = readFileSync(join(dir, 'key.json'));
  writeFileSync(join(dir, 'key.json.before'), before);
  writeFileSync(join(dir, 'key.json'), Buffer.alloc(before.length));
  settleKeys(dir);
  expect(await opens(old)).toBe(true);
  expect(existsSync(join(dir, 'key.json.before'))).toBe(false);
});

test('a file that would not open with what was typed is not left in place', async () => {
  const cut = replaceKeyFile(dir, next, { dataKey: created.dataKey, secret: { passphrase: '另一个口令' } });
  await expect(cut).rejects.toThrow('does not give the data key');
  expect([await opens(old), await opens(changed)]).toEqual([true, false]);
});

test('a key file of the first format opens, and becomes the second with its first change', async () => {
  const keyFile = JSON.parse(readFileSync(join(dir, 'key.json'), 'utf8')) as KeyFile;
  const { change: _, ...rest } = keyFile;
  const wraps = keyFile.wraps.map(({ id: _id, since: _since, ...wrap }) => {
    const { onPaper: _onPaper, ...plain } = { onPaper: true, ...wrap };
    return plain;
  });
  writeFileSync(join(dir, 'key.json'), JSON.stringify({ ...rest, format: 1, wraps }));
  expect(await opens(old)).toBe(true);
  expect((await unlockKeyFile(dir, { recoveryKey: created.recoveryKey })).ok).toBe(true);
  await replace();
  expect(JSON.parse(readFileSync(join(dir, 'key.json'), 'utf8'))).toMatchObject({ format: 2 });
  expect(await opens(changed)).toBe(true);
});
