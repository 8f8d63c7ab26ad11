import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '#core/store/connection.ts';
import type { Connection } from '#core/store/connection.ts';
import { digestOf } from '#core/store/journal.ts';
import type { JournalRow } from '#core/store/journal.ts';
import { subkey } from '#core/store/keys.ts';
import { openStore } from '#core/store/open-store.ts';
import type { OpenStore } from '#core/store/opened-store.ts';
import { projectionTables, workingTables } from '#core/store/tables.ts';
import { defineAct } from '#core/store/types.ts';
import { verifyStore } from '#core/store/verify.ts';
import { createTestStore, testAuthor } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices } from './fixture.ts';

const acts = [devicesSet];
let hall: TestStore;
beforeEach(async () => {
  hall = await createTestStore({ acts });
  for (let number = 1; number <= 6; number += 1) setDevices(hall.store, `S0${number % 5}`, { number });
});
afterEach(() => hall.close());

/** Changes the closed store's database behind the program's back. */
function tamper(change: (database: Connection) => void): void {
  hall.store.close();
  const database = openConnection(join(hall.dir, 'hall.db'), subkey(hall.dataKey, hall.store, 'database'));
  database.exec('DROP TRIGGER journal_never_updated; DROP TRIGGER journal_never_deleted');
  change(database);
  database.close();
}

const verify = (definitions = acts) => verifyStore(hall.dir, hall.dataKey, definitions);
const broken = (seq: number, problem: string) => expect.objectContaining({ problem: { in: 'journal', station: 'S01', seq, problem } });

function reopen(): OpenStore {
  const opened = openStore(hall.dir, hall.dataKey, { acts, clock: hall.clock }, { check: 'tip' });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test('finds nothing wrong with an untouched store, open or closed', () => {
  const whole = { ok: true, value: { journalRows: 6, tables: expect.any(Number), files: 0, problem: null } };
  expect(verify()).toEqual(whole);
  hall.store.close();
  expect(verify()).toEqual(whole);
});

test('a store without acts verifies', async () => {
  const empty = await createTestStore({ acts });
  expect(verifyStore(empty.dir, empty.dataKey, acts)).toMatchObject({ ok: true, value: { journalRows: 0, problem: null } });
  empty.close();
});

test('does not disturb the writer, and leaves no scratch file', () => {
  const opened = readdirSync(hall.dir);
  verify();
  expect(setDevices(hall.store, 'S09')).toMatchObject({ ok: true });
  expect(existsSync(join(hall.dir, 'scratch')) ? readdirSync(join(hall.dir, 'scratch')) : []).toEqual([]);
  expect(readdirSync(hall.dir).filter((name) => name !== 'scratch')).toEqual(opened);
});

test('the journal refuses changes', () => {
  hall.store.close();
  const database = openConnection(join(hall.dir, 'hall.db'), subkey(hall.dataKey, hall.store, 'database'));
  expect(() => database.exec(`UPDATE journal SET role = 'supervisor'`)).toThrow('the journal is never changed');
  expect(() => database.exec('DELETE FROM journal')).toThrow('nothing is deleted from the journal');
  database.close();
});

test.each([
  ['payload', `json_set(payload, '$.devices.number', 9)`],
  ['at', `'2026-01-01T00:00:00.000Z'`],
  ['on_date', `'2026-01-01'`],
  ['staff_id', `'somebody'`],
  ['role', `'supervisor'`],
  ['approver_id', `'somebody'`],
  ['counter', `'01'`],
  ['case_id', `'another'`],
  ['type', `'test.other'`],
  ['operation', `'cases.get'`],
  ['request_id', `'another'`],
  ['input_digest', `'another'`],
  ['receipt', `'{}'`],
  ['id', `'another'`],
  ['previous', `printf('%064d', 0)`],
  ['digest', `printf('%064d', 0)`],
])('an edited %s is named', (column, value) => {
  tamper((database) => database.exec(`UPDATE journal SET ${column} = ${value} WHERE seq = 3`));
  expect(verify()).toMatchObject({ ok: true, value: broken(3, 'digest') });
});

test('an edited row with a new digest no longer carries the next one', () => {
  tamper((database) => {
    database.exec(`UPDATE journal SET role = 'supervisor' WHERE seq = 3`);
    const row = database.prepare('SELECT * FROM journal WHERE seq = 3').get() as JournalRow;
    database.prepare('UPDATE journal SET digest = ? WHERE seq = 3').run(digestOf(row));
  });
  expect(verify()).toMatchObject({ value: broken(4, 'link') });
});

test('a deleted row is missed', () => {
  tamper((database) => database.exec('DELETE FROM journal WHERE seq = 3'));
  expect(verify()).toMatchObject({ value: broken(3, 'gap') });
});

test('a deleted first row is missed', () => {
  tamper((database) => database.exec('DELETE FROM journal WHERE seq = 1'));
  expect(verify()).toMatchObject({ value: broken(1, 'gap') });
});

test.each([
  [5, 'the last row'],
  [0, 'all rows'],
])('rows cut off after %i (%s) are missed', (kept) => {
  tamper((database) => database.exec(`DELETE FROM journal WHERE seq > ${kept}`));
  expect(verify()).toMatchObject({ value: broken(kept + 1, 'end') });
});

test('a row added behind the end is noticed', () => {
  tamper((database) => {
    const last = database.prepare('SELECT * FROM journal WHERE seq = 6').get() as JournalRow & { position: number };
    const row = { ...last, position: 7, id: 'added', seq: 7, previous: last.digest, request_id: null, input_digest: null, receipt: null };
    const columns = Object.keys(row);
    database
      .prepare(`INSERT INTO journal (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`)
      .run({ ...row, digest: digestOf(row) });
  });
  expect(verify()).toMatchObject({ value: broken(8, 'end') });
});

test('rows in another order are noticed', () => {
  tamper((database) =>
    database.exec(
      'UPDATE journal SET position = 99 WHERE seq = 3; UPDATE journal SET position = 3 WHERE seq = 4; UPDATE journal SET position = 4 WHERE position = 99',
    ),
  );
  expect(verify()).toMatchObject({ value: broken(4, 'order') });
});

test('rows that changed their numbers are noticed', () => {
  tamper((database) =>
    database.exec(
      'UPDATE journal SET seq = 99 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 99',
    ),
  );
  expect(verify()).toMatchObject({ value: { problem: { in: 'journal', problem: 'order' } } });
});

test('an act this program does not know is named', () => {
  expect(verify([])).toMatchObject({ value: broken(1, 'unknownAct') });
});

test('a payload this program cannot read is named', () => {
  const stricter = defineAct({ ...devicesSet, payload: devicesSet.payload.refine(({ station }) => station !== 'S02') });
  expect(verify([stricter])).toMatchObject({ value: broken(2, 'payload') });
});

test.each([
  [`UPDATE stations SET devices = '{"number":7}' WHERE station = 'S03'`, '#4'],
  [`DELETE FROM stations WHERE station = 'S00'`, '#1'],
  [`DELETE FROM stations WHERE station = 'S04'`, '#5'],
  [`INSERT INTO stations VALUES ('S99', '{}')`, '#6'],
])('a table that differs from the journal is named with its row: %s', (sql, row) => {
  tamper((database) => database.exec(sql));
  expect(verify()).toMatchObject({ value: { journalRows: 6, problem: { in: 'table', table: 'stations', row } } });
});

test('a row is named by its id, never by its content', () => {
  tamper((database) =>
    database.exec(
      `PRAGMA foreign_keys = OFF; INSERT INTO outbox (id, case_id, act, at, content, state) VALUES ('019', 'c', 'x', '', '{"name":"张伟"}', 'pending')`,
    ),
  );
  expect(verify()).toMatchObject({ value: { problem: { in: 'table', table: 'outbox', row: '019' } } });
});

test('rebuild recreates every table but the working ones', () => {
  hall.store.writeDraft((db) =>
    db.prepare(`INSERT INTO drafts (case_id, revision, couple, changed_at) VALUES ('draft', 1, '{}', '')`).run(),
  );
  hall.store.close();
  const database = openConnection(join(hall.dir, 'hall.db'), subkey(hall.dataKey, hall.store, 'database'));
  const all = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .pluck()
    .all() as string[];
  expect([...projectionTables(database), ...workingTables].toSorted()).toEqual(all.toSorted());
  const dump = () => database.prepare('SELECT * FROM stations ORDER BY station').all();
  const before = dump();
  expect(before).toHaveLength(5);
  database.exec(`UPDATE stations SET devices = '[]'; INSERT INTO stations VALUES ('S99', '{}')`);
  const journal = database.prepare('SELECT * FROM journal').all();
  const store = reopen();
  expect(store.rebuild()).toBe(6);
  expect(dump()).toEqual(before);
  expect(database.prepare('SELECT * FROM journal').all()).toEqual(journal);
  expect(database.prepare('SELECT case_id FROM drafts').pluck().all()).toEqual(['draft']);
  expect(store.commit(testAuthor(), () => ({ ok: false, error: 'still working' }))).toMatchObject({ error: 'still working' });
  store.close();
  database.close();
  expect(verify()).toMatchObject({ value: { problem: null } });
});

test('rebuild enforces references again afterwards', () => {
  hall.store.rebuild();
  expect(() =>
    hall.store.writeDraft((db) =>
      db.prepare(`INSERT INTO numbers_taken VALUES ('J', 'none', 'taken', 'c', '', '', NULL, NULL, NULL)`).run(),
    ),
  ).toThrow('FOREIGN KEY');
});

test('a rebuild that fails leaves the tables as they were', () => {
  const projection = hall.store.read((db) => db.prepare('SELECT * FROM stations').all());
  tamper((database) => database.exec(`UPDATE journal SET payload = '{}' WHERE seq = 5`));
  const store = reopen();
  expect(() => store.rebuild()).toThrow(expect.objectContaining({ error: { code: 'store.damaged', details: { at: 'journal S01/5' } } }));
  expect(store.read((db) => db.prepare('SELECT * FROM stations').all())).toEqual(projection);
  store.close();
});

test('more acts than one portion are walked and rebuilt', { timeout: 60_000 }, () => {
  for (let number = 0; number < 1_100; number += 1) setDevices(hall.store, `T${number % 7}`, { number });
  expect(hall.store.rebuild()).toBe(1_106);
  expect(verify()).toMatchObject({ value: { journalRows: 1_106, problem: null } });
});
