import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { randomBytes } from '#core/crypto/index.ts';
import { createSetClock } from '#core/store/clock.ts';
import { openConnection } from '#core/store/connection.ts';
import { composeKeyFile, unlockKeyFile } from '#core/store/key-file.ts';
import type { KeyFile } from '#core/store/key-file.ts';
import { subkey } from '#core/store/keys.ts';
import { openStore } from '#core/store/open-store.ts';
import { digestTables } from '#core/store/rotate/copy-database.ts';
import { listVault } from '#core/store/rotate/copy-vault.ts';
import { rotateStore } from '#core/store/rotate/rotate-store.ts';
import { runRotation } from '#core/store/rotate/run-rotation.ts';
import { settleKeys } from '#core/store/rotate/settle.ts';
import { verifyStore } from '#core/store/verify.ts';
import { cheapStretch, createTestStore, testAuthor, testPassphrase } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices } from './fixture.ts';

const acts = [devicesSet];
const oldPassphrase = testPassphrase;
const newPassphrase = '换过钥匙的口令 2026';
const author = testAuthor({ operation: 'cases.open', inputDigest: '1'.repeat(64) });

let made: TestStore;
let dir: string;
let newDataKey: Uint8Array;
let keyFile: KeyFile;
/** What the store holds. */
let before: ReadonlyMap<string, string>;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  made = await createTestStore({ acts, training: false });
  for (let number = 1; number <= 30; number += 1) setDevices(made.store, `P${number}`, { text: '甲乙丙'.repeat(200), number });
  setDevices(made.store, 'P1', { changed: true }, author);
  const digests: string[] = [];
  for (const text of ['一张照片', '一份声明', '一页扫描件']) digests.push(await made.store.vault.put(Buffer.from(text)));
  made.store.writeDraft((db) => db.prepare("INSERT INTO meta (name, value) VALUES ('test', '草稿之外')").run());
  files = new Map(digests.map((digest, i) => [digest, ['一张照片', '一份声明', '一页扫描件'][i]!]));
  made.store.close();
  before = tablesOf(made.dir, made.dataKey);
  newDataKey = randomBytes(32);
  const identity = { storeId: made.store.storeId, training: false };
  ({ keyFile } = await composeKeyFile(identity, newDataKey, newPassphrase, { since: null, cost: cheapStretch }));
});
afterAll(() => made.close());

beforeEach(() => {
  if (dir) rmSync(dir, { recursive: true, force: true });
  dir = mkdtempSync(join(tmpdir(), 'tongxin-rotate-'));
  cpSync(made.dir, dir, { recursive: true });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const rotation = () => ({ directory: dir, dataKey: made.dataKey, newDataKey, keyFile });

/** Digests of every table; of `meta` without the keys a rotation keeps there. */
function tablesOf(directory: string, dataKey: Uint8Array): ReadonlyMap<string, string> {
  const identity = { storeId: made.store.storeId, training: false };
  const database = openConnection(join(directory, 'hall.db'), subkey(dataKey, identity, 'database'));
  try {
    database.exec('BEGIN');
    database.prepare("DELETE FROM meta WHERE name LIKE 'kept-key:%'").run();
    return digestTables(database);
  } finally {
    database.exec('ROLLBACK');
    database.close();
  }
}

/** The store opens with this passphrase alone, and everything is in it. */
async function expectWhole(passphrase: string, other: string): Promise<void> {
  settleKeys(dir);
  expect(await unlockKeyFile(dir, { passphrase: other })).toMatchObject({ ok: false, error: { code: 'store.wrongKey' } });
  const unlocked = await unlockKeyFile(dir, { passphrase });
  if (!unlocked.ok) throw new Error(unlocked.error.code);
  expect(tablesOf(dir, unlocked.value)).toEqual(before);
  const opened = openStore(dir, unlocked.value, { acts, clock: createSetClock('2026-06-01T02:00:00Z') });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  try {
    expect(listVault(join(dir, 'vault')).toSorted()).toEqual([...files.keys()].toSorted());
    for (const [digest, text] of files) {
      const bytes = await store.vault.get(digest);
      expect(Buffer.from(bytes as Uint8Array).toString()).toBe(text);
      expect(await store.vault.put(Buffer.from(text))).toBe(digest);
    }
    expect(store.findReceipt(author)).toMatchObject({ receipt: { station: 'P1' } });
    expect(store.inputDigest('cases.open', { a: 1 })).toBe(inputDigestBefore);
  } finally {
    store.close();
  }
  expect(verifyStore(dir, unlocked.value, acts)).toMatchObject({ ok: true, value: { problem: null } });
  expect(readdirSync(dir).filter((name) => /^(rotating|rotated|replaced|key\.json\.before|\.key-)/.test(name))).toEqual([]);
}

let inputDigestBefore: string;
beforeAll(() => {
  const opened = openStore(made.dir, made.dataKey, { acts, clock: made.clock });
  if (!opened.ok) throw new Error(opened.error.code);
  inputDigestBefore = opened.value.inputDigest('cases.open', { a: 1 });
  opened.value.close();
});

test('a rotated store holds the same, opens with its new key alone, and names its files as before', async () => {
  expect(rotateStore(rotation())).toEqual({ ok: true, value: null });
  await expectWhole(newPassphrase, oldPassphrase);
  expect(await unlockKeyFile(dir, { recoveryKey: made.recoveryKey })).toMatchObject({ ok: false });
  expect(openStore(dir, made.dataKey, { acts, clock: made.clock })).toMatchObject({ ok: false, error: { code: 'store.wrongKey' } });
});

test('no file of a rotated store opens with the old key', async () => {
  expect(rotateStore(rotation())).toMatchObject({ ok: true });
  const identity = { storeId: made.store.storeId, training: false };
  expect(() => openConnection(join(dir, 'hall.db'), subkey(made.dataKey, identity, 'database'))).toThrow('not a database');
  for (const digest of files.keys()) {
    const file = join('vault', digest.slice(0, 2), digest);
    expect(readFileSync(join(dir, file)).equals(readFileSync(join(made.dir, file)))).toBe(false);
  }
});

test('a store rotated twice still names its files as at first', async () => {
  expect(rotateStore(rotation())).toMatchObject({ ok: true });
  const thirdKey = randomBytes(32);
  const identity = { storeId: made.store.storeId, training: false };
  const third = await composeKeyFile(identity, thirdKey, '第三个口令 2026 年', { since: null, cost: cheapStretch });
  expect(rotateStore({ directory: dir, dataKey: newDataKey, newDataKey: thirdKey, keyFile: third.keyFile })).toMatchObject({ ok: true });
  await expectWhole('第三个口令 2026 年', newPassphrase);
});

/** Steps of this store's rotation: tables, files, and the rest. */
function countSteps(): number {
  let steps = 0;
  const whole = rotateStore(rotation(), () => void (steps += 1));
  expect(whole.ok).toBe(true);
  return steps;
}

test('an error at any step leaves the old store or the new one, whole', { timeout: 120_000 }, async () => {
  const steps = countSteps();
  expect(steps).toBeGreaterThan(25);
  const outcomes = new Set<string>();
  for (let failing = 1; failing <= steps; failing += 1) {
    rmSync(dir, { recursive: true });
    cpSync(made.dir, dir, { recursive: true });
    let step = 0;
    let decided = false;
    expect(() =>
      rotateStore(rotation(), (name) => {
        decided ||= name === 'finish' || name === 'done';
        if (++step === failing) throw new Error('cut off');
      }),
    ).toThrow('cut off');
    outcomes.add(decided ? 'new' : 'old');
    await (decided ? expectWhole(newPassphrase, oldPassphrase) : expectWhole(oldPassphrase, newPassphrase));
  }
  expect([...outcomes].toSorted()).toEqual(['new', 'old']);
});

test('kill -9 at any step leaves the old store or the new one, whole', { timeout: 120_000 }, async () => {
  const names: string[] = [];
  rotateStore(rotation(), (name) => names.push(name));
  // All but the many tables, of which the first and the last stand for all.
  const tables = names.flatMap((name, i) => (name === 'table' ? [i + 1] : []));
  const chosen = names.map((_, i) => i + 1).filter((step) => names[step - 1] !== 'table' || step === tables[0] || step === tables.at(-1));
  for (const dieAt of process.env['TONGXIN_LONG'] ? names.map((_, i) => i + 1) : chosen) {
    rmSync(dir, { recursive: true });
    cpSync(made.dir, dir, { recursive: true });
    const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');
    const child = spawnSync(
      process.execPath,
      [resolve(import.meta.dirname, 'rotate-child.ts'), dir, hex(made.dataKey), hex(newDataKey), `${dieAt}`],
      { input: JSON.stringify(keyFile), encoding: 'utf8' },
    );
    expect(child.signal, child.stderr).toBe('SIGKILL');
    const decided = ['finish', 'done'].includes(names[dieAt - 1]!);
    await (decided ? expectWhole(newPassphrase, oldPassphrase) : expectWhole(oldPassphrase, newPassphrase));
  }
});

test('a store whose vault has a damaged file keeps its key', () => {
  const [digest = ''] = files.keys();
  const file = join(dir, 'vault', digest.slice(0, 2), digest);
  const bytes = readFileSync(file);
  bytes[30]! ^= 1;
  writeFileSync(file, bytes);
  const at = `vault/${digest.slice(0, 2)}/${digest}`;
  expect(rotateStore(rotation())).toEqual({ ok: false, error: { code: 'store.damaged', details: { at } } });
  expect(existsSync(join(dir, 'rotating'))).toBe(false);
  const opened = openStore(dir, made.dataKey, { acts, clock: made.clock });
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.close();
});

test('a store that is open is not rotated, and what is left over is not touched while it is', () => {
  const opened = openStore(dir, made.dataKey, { acts, clock: made.clock });
  if (!opened.ok) throw new Error(opened.error.code);
  expect(rotateStore(rotation())).toMatchObject({ ok: false, error: { code: 'store.inUse' } });
  cpSync(join(dir, 'vault'), join(dir, 'rotating'), { recursive: true });
  settleKeys(dir);
  expect(existsSync(join(dir, 'rotating'))).toBe(true);
  opened.value.close();
  settleKeys(dir);
  expect(existsSync(join(dir, 'rotating'))).toBe(false);
});

test('on a thread of its own it leaves the first one free and tells how far it is', async () => {
  const parts: number[] = [];
  const begun = performance.eventLoopUtilization();
  const rotated = await runRotation(rotation(), (part) => parts.push(part));
  const { utilization } = performance.eventLoopUtilization(begun);
  expect(rotated).toEqual({ ok: true, value: null });
  expect(parts.length).toBeGreaterThan(3);
  expect(parts).toEqual(parts.toSorted((one, other) => one - other));
  expect(parts.at(-1)).toBe(1);
  expect(utilization).toBeLessThan(0.5);
  await expectWhole(newPassphrase, oldPassphrase);
});
