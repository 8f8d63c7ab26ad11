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
import { fileColumns } from '#core/vault-files.ts';

/*
 * Stores as a released program wrote them, files and all; never made anew. schema-50: a training hall with a couple
 * registered (she from Hong Kong, her declaration scanned) and another couple's draft.
 */
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-frozen-'));
  cpSync(join(import.meta.dirname, 'fixtures/schema-50'), dir, { recursive: true });
});
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
