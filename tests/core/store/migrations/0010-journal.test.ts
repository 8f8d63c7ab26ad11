import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomBytes } from '#core/crypto/index.ts';
import { openConnection } from '#core/store/connection.ts';
import type { Connection } from '#core/store/connection.ts';
import { knownSchema, migrate, migrations, schemaOf } from '#core/store/migrations/index.ts';

let dir: string;
let database: Connection;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-migration-'));
  database = openConnection(join(dir, 'hall.db'), randomBytes(32), { create: true });
});
afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

const digest = '0'.repeat(64);
const row = {
  id: 'a',
  station: 'S01',
  seq: 1,
  at: '',
  on_date: '',
  type: 't',
  payload: '{}',
  operation: 'o',
  request_id: null as string | null,
  input_digest: null as string | null,
  receipt: null as string | null,
  previous: digest,
  digest,
};
const insert = (change: Partial<typeof row>) =>
  database
    .prepare(
      `INSERT INTO journal (id, station, seq, at, on_date, type, payload, operation, request_id, input_digest, receipt, previous, digest)
       VALUES (@id, @station, @seq, @at, @on_date, @type, @payload, @operation, @request_id, @input_digest, @receipt, @previous, @digest)`,
    )
    .run({ ...row, ...change });

test('migrations go forward in order, from an empty database to the schema known', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].toSorted((left, right) => left - right));
  expect(schemaOf(database)).toBe(0);
  migrate(database);
  expect(schemaOf(database)).toBe(knownSchema);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('all tables are strict', () => {
  migrate(database);
  const loose = database.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  expect(loose.pluck().all()).toEqual([]);
});

test('a migration that fails is undone as a whole, those before it stay', () => {
  migrate(database, 10);
  database.exec('CREATE TABLE stations (a TEXT) STRICT'); // in the way of schema 30
  expect(() => migrate(database)).toThrow('already exists');
  expect(schemaOf(database)).toBe(20);
  expect(database.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'office'`).pluck().get()).toBe(0);
});

test('schema 10: journal rows are numbered once per station and have ids of their own', () => {
  migrate(database, 10);
  expect(schemaOf(database)).toBe(10);
  insert({});
  insert({ id: 'b', station: 'S02' });
  expect(() => insert({ id: 'c' })).toThrow('UNIQUE constraint failed: journal.station, journal.seq');
  expect(() => insert({ seq: 2 })).toThrow('UNIQUE constraint failed: journal.id');
});

test('schema 10: a request is journalled once, with its digest and receipt', () => {
  migrate(database, 10);
  const request = { request_id: 'r', input_digest: 'd', receipt: 'null' };
  insert(request);
  expect(() => insert({ ...request, id: 'b', seq: 2 })).toThrow('journal.request_id');
  expect(() => insert({ ...request, request_id: 'r2', receipt: null, id: 'b', seq: 2 })).toThrow('CHECK');
  expect(() => insert({ ...request, request_id: null, id: 'b', seq: 2 })).toThrow('CHECK');
});

test.each([{ payload: '{' }, { seq: 0 }, { digest: '' }, { previous: 'x' }, { receipt: '{', request_id: 'r', input_digest: 'd' }])(
  'schema 10: a row with %o is refused',
  (change) => {
    migrate(database, 10);
    expect(() => insert(change)).toThrow('CHECK');
  },
);

test('schema 10: rows are neither changed nor deleted', () => {
  migrate(database, 10);
  insert({});
  expect(() => database.exec(`UPDATE journal SET role = 'x'`)).toThrow('the journal is never changed');
  expect(() => database.exec('DELETE FROM journal')).toThrow('nothing is deleted from the journal');
  expect(() => insert({ id: 'a', seq: 1 })).toThrow('UNIQUE');
});
