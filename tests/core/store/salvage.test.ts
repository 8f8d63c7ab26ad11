import { cpSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginning } from '#core/store/journal.ts';
import { examineStore, openStore, readTip, salvageJournal, verifyStore } from '#core/store/index.ts';
import { createTestStore, testAuthor } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices, stationsIn } from './fixture.ts';

const acts = [devicesSet];
let hall: TestStore;
beforeEach(async () => {
  hall = await createTestStore({ acts });
});
afterEach(() => hall.close());

const identity = () => ({ storeId: hall.store.storeId, training: true });
const damagedStore = (directory = hall.dir) => ({ directory, dataKey: hall.dataKey, identity: identity() });
const open = (directory: string) => openStore(directory, hall.dataKey, { acts, clock: hall.clock });

test('the tip follows each act, and after the last one it is known what the database begins with', async () => {
  for (let number = 1; number <= 3; number += 1) {
    const author = testAuthor();
    setDevices(hall.store, `S${number}`, {}, author);
    await hall.store.kept(author.requestId);
    expect(readTip(hall.dir, hall.dataKey, identity())).toMatchObject({ station: 'S01', seq: number });
  }
  hall.store.close();
  expect(readTip(hall.dir, hall.dataKey, identity())).toMatchObject({ seq: 3, base: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
});

test('acts that an older copy lacks are read from the damaged store and appended, each as it was', () => {
  setDevices(hall.store, 'S02');
  hall.store.close();
  const copy = join(hall.dir, 'copy');
  for (const name of ['hall.db', 'hall.tip', 'key.json', 'vault']) cpSync(join(hall.dir, name), join(copy, name), { recursive: true });
  const later = open(hall.dir);
  if (!later.ok) throw new Error(later.error.code);
  setDevices(later.value, 'S03');
  setDevices(later.value, 'S04');
  later.value.close();

  const older = open(copy);
  if (!older.ok) throw new Error(older.error.code);
  const tip = readTip(copy, hall.dataKey, identity());
  if (typeof tip === 'string') throw new Error(tip);
  const rows = salvageJournal(damagedStore(), 'S01', tip);
  expect(rows.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(() => older.value.appendForeignRows(rows.toReversed())).toThrow('store.damaged');
  expect(() => older.value.appendForeignRows([{ ...rows[0]!, role: 'supervisor' }])).toThrow('store.damaged');
  expect(stationsIn(older.value)).toEqual(['S02']);
  older.value.appendForeignRows(rows);
  expect(stationsIn(older.value)).toEqual(['S02', 'S03', 'S04']);
  older.value.close();
  expect(readTip(copy, hall.dataKey, identity())).toMatchObject({ seq: 3 });
  expect(verifyStore(copy, hall.dataKey, acts)).toMatchObject({ value: { problem: null } });
});

test('of a database with a page that does not open, the rows on other pages are read, and it is said which', () => {
  for (let number = 1; number <= 60; number += 1) setDevices(hall.store, `S${number}`, { text: '甲'.repeat(300) });
  hall.store.close();
  expect(examineStore(hall.dir, hall.dataKey, { acts })).toEqual({
    troubles: [],
    confirmed: { station: 'S01', seq: 60 },
    readable: [{ station: 'S01', from: 1, to: 60 }],
  });
  const file = join(hall.dir, 'hall.db');
  const bytes = readFileSync(file);
  // Near the end lie the rows written last; what lies further in the middle is as the schema has it.
  const late = bytes.length - 5 * 4096;
  bytes[late + 50] = bytes[late + 50]! ^ 1;
  writeFileSync(file, bytes);
  const { troubles, readable } = examineStore(hall.dir, hall.dataKey, { acts });
  expect(troubles).toContainEqual({ at: 'hall.db', code: 'store.damaged' });
  const rows = readable!.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  expect(rows).toBeGreaterThan(40);
  expect(rows).toBeLessThan(60);
  expect(salvageJournal(damagedStore(), 'S01', beginning)).toHaveLength(readable![0]!.from === 1 ? readable![0]!.to : 0);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('without the data key it is said what shows without it', () => {
  hall.store.close();
  rmSync(join(hall.dir, 'hall.db'));
  expect(examineStore(hall.dir, null, { acts })).toEqual({
    troubles: [{ at: 'hall.db', code: 'store.databaseMissing' }],
    confirmed: null,
    readable: null,
  });
});

test('a file that nothing names is swept after a day, one that a draft names is not', async () => {
  const [orphan, drafted, fresh] = [
    await hall.store.vault.put(Buffer.from('orphan')),
    await hall.store.vault.put(Buffer.from('drafted')),
    await hall.store.vault.put(Buffer.from('fresh')),
  ];
  hall.store.writeDraft((db) =>
    db.prepare(`INSERT INTO drafts (case_id, revision, couple, changed_at) VALUES ('a', 1, ?, '')`).run(JSON.stringify({ drafted })),
  );
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const digest of [orphan, drafted]) utimesSync(join(hall.dir, 'vault', digest.slice(0, 2), digest), old, old);
  expect(await hall.store.sweepVault()).toBe(1);
  expect(await hall.store.vault.list()).toEqual([drafted, fresh].toSorted());
  expect(await Promise.all([orphan, drafted].map((digest) => hall.store.vault.check(digest)))).toEqual(['missing', 'good']);
});
