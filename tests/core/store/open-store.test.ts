import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail, ok } from '#shared/model/index.ts';
import { randomBytes } from '#core/crypto/index.ts';
import { openConnection } from '#core/store/connection.ts';
import { createStore } from '#core/store/create-store.ts';
import type { NewStore } from '#core/store/create-store.ts';
import { unlockKeyFile } from '#core/store/key-file.ts';
import { subkey } from '#core/store/keys.ts';
import { inspectStore } from '#core/store/layout.ts';
import { knownSchema } from '#core/store/migrations/index.ts';
import { openReadable, openStore } from '#core/store/open-store.ts';
import { createTestStore, testPassphrase } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices, stationsIn } from './fixture.ts';

const acts = [devicesSet];
let hall: TestStore;
beforeEach(async () => {
  hall = await createTestStore({ acts });
});
afterEach(() => hall.close());

const open = (key = hall.dataKey, dir = hall.dir) => openStore(dir, key, { acts, clock: hall.clock });
const database = () => join(hall.dir, 'hall.db');
const trainingStore = (): NewStore => ({ training: true, passphrase: null, acts, clock: hall.clock, station: 'S01', program: 'test' });

/** Names and contents of all files but the lock, which holds nothing. */
function filesIn(dir: string): Record<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('hall.lock'),
  );
  return Object.fromEntries(
    entries.map((entry) => [
      join(entry.parentPath, entry.name),
      createHash('sha256')
        .update(readFileSync(join(entry.parentPath, entry.name)))
        .digest('hex'),
    ]),
  );
}

/** Expects an error, and every file byte for byte as before. */
function expectRefused(error: object, attempt: () => unknown): void {
  const before = filesIn(hall.dir);
  expect(attempt()).toEqual({ ok: false, error });
  expect(filesIn(hall.dir)).toEqual(before);
}

test("a new store is empty, of the schema known, and this station's", () => {
  expect(hall.store).toMatchObject({ training: true, schema: knownSchema, station: 'S01' });
  expect(inspectStore(hall.dir)).toEqual(ok('present'));
});

test('what was committed is there after opening again', () => {
  setDevices(hall.store, 'S02');
  hall.store.close();
  const opened = open();
  if (!opened.ok) throw new Error(opened.error.code);
  expect(stationsIn(opened.value)).toEqual(['S02']);
  expect(setDevices(opened.value, 'S03')).toEqual(ok({ station: 'S03', seq: 2 }));
  opened.value.close();
});

test('a real store opens with its passphrase and is no training store', async () => {
  const real = await createTestStore({ acts, training: false });
  expect(real.store.training).toBe(false);
  real.store.close();
  const key = await unlockKeyFile(real.dir, { passphrase: testPassphrase });
  const opened = key.ok ? open(key.value, real.dir) : key;
  expect(opened).toMatchObject({ ok: true, value: { training: false } });
  if (opened.ok) opened.value.close();
  real.close();
});

test('connections keep acts through a power cut and temporary tables out of files', () => {
  const connection = openConnection(database(), subkey(hall.dataKey, hall.store, 'database'));
  const settings = ['journal_mode', 'synchronous', 'temp_store', 'foreign_keys', 'cipher', 'cache_size'].map((name) => [
    name,
    connection.pragma(name, { simple: true }),
  ]);
  connection.close();
  expect(Object.fromEntries(settings)).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    temp_store: 2,
    foreign_keys: 1,
    cipher: 'aegis',
    cache_size: -65_536,
  });
});

test('only the owner may read the files', () => {
  setDevices(hall.store, 'S02');
  for (const name of ['hall.db', 'hall.db-wal', 'key.json']) expect(statSync(join(hall.dir, name)).mode & 0o077).toBe(0);
});

test('the sqlite3 program cannot read the database', () => {
  hall.store.close();
  const read = spawnSync('sqlite3', ['-readonly', database(), 'SELECT count(*) FROM sqlite_master'], { encoding: 'utf8' });
  expect(read.error).toBeUndefined();
  expect(read.stderr).toContain('file is not a database');
  expect(read.stdout).toBe('');
});

test('no file of the store shows a name, a number or an act in clear', async () => {
  const words = ['张伟', '110101199003074477', 'test.devicesSet', 'CREATE TABLE', '培训'];
  setDevices(hall.store, 'S02', { words });
  hall.store.writeDraft((db) =>
    db.prepare(`INSERT INTO drafts (case_id, revision, couple, changed_at) VALUES ('019', 1, ?, '')`).run(JSON.stringify(words)),
  );
  await hall.store.vault.put(Buffer.from(words.join()));
  hall.store.inputDigest('cases.open', words);
  // copied by another process: opening and closing the files here would drop SQLite's locks
  const copies = join(hall.dir, 'copies');
  mkdirSync(copies);
  execFileSync('cp', [
    join(hall.dir, 'hall.db'),
    join(hall.dir, 'hall.db-wal'),
    join(hall.dir, 'hall.db-shm'),
    join(hall.dir, 'hall.lock'),
    copies,
  ]);
  hall.store.close();
  const files = Object.keys(filesIn(hall.dir));
  expect(files.length).toBeGreaterThanOrEqual(6);
  for (const file of files) {
    const content = readFileSync(file);
    for (const word of words) {
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(content.includes(Buffer.from(word, encoding)), `${word} in ${file}`).toBe(false);
    }
  }
});

test('a wrong key is refused', () => {
  hall.store.close();
  expectRefused({ code: 'store.wrongKey', details: {} }, () => open(randomBytes(32)));
  expectRefused({ code: 'store.wrongKey', details: {} }, () => openReadable(hall.dir, randomBytes(32)));
});

test('a wrong key of the database itself leaves it untouched, too', () => {
  hall.store.close();
  const before = filesIn(hall.dir);
  expect(() => openConnection(database(), randomBytes(32))).toThrow('file is not a database');
  expect(filesIn(hall.dir)).toEqual(before);
});

test('a flipped training flag is refused', () => {
  hall.store.close();
  const file = join(hall.dir, 'key.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"training": true', '"training": false'));
  expectRefused({ code: 'store.wrongKey', details: {} }, () => open());
});

test('a plaintext SQLite database in place is refused', () => {
  hall.store.close();
  rmSync(database());
  const plain = new Database(database());
  plain.exec('CREATE TABLE other (a)');
  plain.close();
  expectRefused({ code: 'store.notAStore', details: { file: 'hall.db' } }, () => open());
});

test.each([
  ['a text', Buffer.from('not a database at all, only some text. '.repeat(20)), { code: 'store.notAStore', details: { file: 'hall.db' } }],
  ['a short file', Buffer.from('short'), { code: 'store.damaged', details: { at: 'hall.db' } }],
  ['an empty file', Buffer.alloc(0), { code: 'store.damaged', details: { at: 'hall.db' } }],
])('%s in place of the database is refused', (_name, content, error) => {
  hall.store.close();
  writeFileSync(database(), content);
  expectRefused(error, () => open());
});

test('the database of another store in place is refused', async () => {
  const other = await createTestStore({ acts });
  other.store.close();
  hall.store.close();
  copyFileSync(join(other.dir, 'hall.db'), database());
  other.close();
  expectRefused({ code: 'store.damaged', details: { at: 'SQLITE_NOTADB' } }, () => open());
});

test('a store of a newer program is refused', () => {
  hall.store.close();
  const connection = openConnection(database(), subkey(hall.dataKey, hall.store, 'database'));
  connection.pragma(`user_version = ${knownSchema + 1}`);
  connection.close();
  expectRefused({ code: 'store.newer', details: { schema: knownSchema + 1, known: knownSchema } }, () => open());
});

test('a flipped bit in a page that is in use is noticed at the opening, by a core that starts again when it is read', () => {
  for (let number = 0; number < 200; number += 1) setDevices(hall.store, `S${number}`, { text: '甲'.repeat(300) });
  hall.store.close();
  const whole = readFileSync(database());
  let refusedReads = 0;
  for (let page = 0; page < whole.length / 4096; page += 7) {
    const flipped = Buffer.from(whole);
    const at = page * 4096 + 100 + ((page * 131) % 3900);
    flipped[at] = (flipped[at] ?? 0) ^ 16;
    writeFileSync(database(), flipped);
    expectRefused({ code: 'store.damaged', details: { at: expect.any(String) as string } }, () => open());
    const opened = openStore(hall.dir, hall.dataKey, { acts, clock: hall.clock }, { check: 'tip' });
    if (!opened.ok) {
      expect(opened.error.code).toBe('store.damaged');
      continue;
    }
    // Rows are refused when they are read; the check also walks the indexes.
    const check = () => opened.value.read((db) => db.prepare('PRAGMA integrity_check').pluck().all());
    try {
      opened.value.read((db) => db.prepare('SELECT * FROM journal').all());
      expect(check(), `page ${page}`).not.toEqual(['ok']);
    } catch (thrown) {
      expect(thrown).toMatchObject({ error: { code: 'store.damaged' } });
      refusedReads += 1;
    }
    opened.value.close();
  }
  expect(refusedReads).toBeGreaterThan(3);
});

test('a directory without a store is absent, whatever else is in it', () => {
  const dir = join(hall.dir, 'elsewhere');
  expect(inspectStore(dir)).toEqual(ok('absent'));
  mkdirSync(join(dir, 'spool'), { recursive: true });
  expect(inspectStore(dir)).toEqual(ok('absent'));
  expect(open(hall.dataKey, dir)).toEqual(fail({ code: 'store.absent', details: {} }));
  expect(readdirSync(dir)).toEqual(['spool']);
});

test.each([
  ['hall.db', 'store.databaseMissing'],
  ['key.json', 'store.keyFileMissing'],
])('a store that lost its %s is named, and nothing is built over it', async (name, code) => {
  const details = {};
  hall.store.close();
  rmSync(join(hall.dir, name));
  expectRefused({ code, details }, () => inspectStore(hall.dir));
  expectRefused({ code, details }, () => open());
  const before = filesIn(hall.dir);
  expect(await createStore(hall.dir, trainingStore())).toEqual(fail({ code: 'store.exists', details: {} }));
  expect(filesIn(hall.dir)).toEqual(before);
});

test('a vault that lost its store is not built over', async () => {
  await hall.store.vault.put(Buffer.from('a'));
  hall.store.close();
  rmSync(database());
  rmSync(join(hall.dir, 'key.json'));
  expectRefused({ code: 'store.databaseMissing', details: {} }, () => inspectStore(hall.dir));
  expect(await createStore(hall.dir, trainingStore())).toEqual(fail({ code: 'store.exists', details: {} }));
});

test('a store is never created over another', async () => {
  setDevices(hall.store, 'S02');
  hall.store.close();
  const before = filesIn(hall.dir);
  expect(await createStore(hall.dir, trainingStore())).toEqual(fail({ code: 'store.exists', details: {} }));
  expect(filesIn(hall.dir)).toEqual(before);
});

test('a store gets its name only with its first acts in it', async () => {
  const dir = join(hall.dir, 'new');
  const seen: string[] = [];
  const created = await createStore(dir, trainingStore(), async (store) => {
    setDevices(store, 'S01');
    await store.vault.put(Buffer.from('first'));
    seen.push(...readdirSync(dir));
    return ok(null);
  });
  if (!created.ok) throw new Error(created.error.code);
  expect(seen.toSorted()).toEqual(['creating', 'hall.lock']);
  expect(readdirSync(dir).toSorted()).toEqual(expect.arrayContaining(['hall.db', 'hall.lock', 'key.json', 'vault']));
  expect(existsSync(join(dir, 'creating'))).toBe(false);
  expect(stationsIn(created.value.store)).toEqual(['S01']);
  const { vault } = created.value.store;
  expect(await vault.get(await vault.put(Buffer.from('first')))).toEqual(new Uint8Array(Buffer.from('first')));
  created.value.store.close();
});

test.each([
  ['refuses', () => fail('refused' as const)],
  [
    'throws',
    () => {
      throw new Error('stopped');
    },
  ],
])('first acts that an office %s leave no store and no hindrance', async (_name, initialise) => {
  const dir = join(hall.dir, 'new');
  await createStore<'refused'>(dir, trainingStore(), initialise).then(
    (created) => expect(created).toEqual(fail('refused')),
    (thrown: unknown) => expect(thrown).toEqual(new Error('stopped')),
  );
  expect(inspectStore(dir)).toEqual(ok('absent'));
  const created = await createStore(dir, trainingStore());
  expect(created.ok).toBe(true);
  if (created.ok) created.value.store.close();
});

test('what a cut-off creation left is no hindrance', async () => {
  const dir = join(hall.dir, 'new');
  mkdirSync(join(dir, 'creating'), { recursive: true });
  writeFileSync(join(dir, 'creating', 'key.json'), '{');
  const created = await createStore(dir, trainingStore());
  expect(created.ok).toBe(true);
  if (created.ok) created.value.store.close();
});

test('closing twice is nothing', () => {
  hall.store.close();
  hall.store.close();
  const opened = open();
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.value.close();
});
