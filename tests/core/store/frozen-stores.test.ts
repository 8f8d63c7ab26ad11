import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCopy } from '#core/backup/check-copy.ts';
import { acts } from '#core/hall.ts';
import { createSetClock } from '#core/store/clock.ts';
import { unlockKeyFile } from '#core/store/key-file.ts';
import { layoutOf } from '#core/store/layout.ts';
import { knownSchema } from '#core/store/migrations/index.ts';
import { identify, openStore } from '#core/store/open-store.ts';
import { referencedFiles } from '#core/store/vault-files.ts';
import { verifyStore } from '#core/store/verify.ts';
import { findPendingActs, openStationKeys } from '#core/sync/index.ts';
import { fileColumns } from '#core/vault-files.ts';

/*
 * Stores as a released program wrote them, files and all; never made anew. schema-50: a training hall with a couple
 * registered (she from Hong Kong, her declaration scanned) and another couple's draft. schema-155: a training hall with a marriage
 * registered and waiting for the province, a divorce applied for, another begun, and the station enrolled.
 */
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-frozen-'));
  thaw('schema-50');
});
const thaw = (name: string) => {
  rmSync(dir, { recursive: true });
  cpSync(join(import.meta.dirname, 'fixtures', name), dir, { recursive: true });
};
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a store of schema 50 opens, migrates and verifies clean, its files included', async () => {
  const key = await unlockKeyFile(dir, {});
  if (!key.ok) throw new Error(key.error.code);
  const opened = openStore(dir, key.value, { acts, clock: createSetClock('2026-11-23T03:00:00Z') });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  expect(store).toMatchObject({ training: true, station: 'S01', schema: knownSchema });
  const count = (table: string) => store.read((db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  expect(['marriages_in_force', 'cases', 'drafts', 'numbers_taken'].map(count)).toEqual([2, 2, 1, 1]);
  const digests = store.read((db) =>
    db.prepare('SELECT digest FROM attachments UNION SELECT digest FROM documents').pluck().all(),
  ) as string[];
  expect(digests.length).toBe(10);
  for (const digest of digests) expect(await store.vault.get(digest)).toBeInstanceOf(Uint8Array);
  store.close();
  expect(verifyStore(dir, key.value, acts)).toMatchObject({ ok: true, value: { journalRows: expect.any(Number), problem: null } });
});

test('as a backup of before the update it is whole as it stands, every file named, and verifies unmigrated', async () => {
  const key = await unlockKeyFile(dir, {});
  const identity = key.ok ? identify(dir, key.value) : key;
  if (!key.ok || !identity.ok) throw new Error('no key');
  const copy = checkCopy(layoutOf(dir).database, key.value, identity.value, (database) => referencedFiles(database, fileColumns));
  expect(copy).toMatchObject({ ok: true, value: { schema: 50 } });
  expect(copy.ok && copy.value.files.length).toBe(10);
  expect(verifyStore(dir, key.value, acts, fileColumns)).toMatchObject({ ok: true, value: { problem: null } });
});

test('a store of schema 155 opens with its divorce, its waiting act and its keys for the province, and verifies clean', async () => {
  thaw('schema-155');
  const key = await unlockKeyFile(dir, {});
  if (!key.ok) throw new Error(key.error.code);
  const opened = openStore(dir, key.value, { acts, clock: createSetClock('2026-11-23T03:00:00Z'), fileColumns });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  expect(store).toMatchObject({ training: true, station: 'S01', schema: knownSchema });
  const count = (table: string) => store.read((db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  expect(['cases', 'marriages_in_force', 'numbers_taken', 'enrolments'].map(count)).toEqual([3, 2, 1, 1]);
  expect(store.read((db) => findPendingActs(db, 10))).toMatchObject([{ type: 'marriage.registered', order: 1 }]);
  expect(store.read((db) => openStationKeys(db, store.stationKeys))).not.toBeNull();
  store.close();
  expect(verifyStore(dir, key.value, acts, fileColumns)).toMatchObject({ ok: true, value: { problem: null } });
});
