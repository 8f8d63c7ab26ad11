import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMarriage, listWork } from '#core/cases/case-record.ts';
import { listScans } from '#core/archive/index.ts';
import { acts } from '#core/hall.ts';
import { openConnection } from '#core/store/connection.ts';
import type { Connection } from '#core/store/connection.ts';
import { subkey } from '#core/store/keys.ts';
import { knownSchema, migrate, schemaOf } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open-store.ts';
import { projectionTables } from '#core/store/tables.ts';
import { verifyStore } from '#core/store/verify.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { createTestStore } from '../../helpers.ts';
import type { TestStore } from '../../helpers.ts';

type Row = Record<string, string | number | null>;
type Table = 'journal' | 'cases' | 'attachments' | 'drafts';
/** What the program before this schema wrote: a marriage registered, one whose blanks were spoilt, one with a draft, one typed only. */
const written = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/schema-40.json'), 'utf8')) as Record<Table, Row[]> & {
  heads: { name: string; value: string }[];
};

let hall: TestStore;
beforeEach(async () => {
  hall = await createTestStore({ acts });
  hall.store.close();
  inDatabase((database) => {
    empty(database);
    migrate(database, 40);
    const meta = database.prepare('INSERT INTO meta (name, value) VALUES (:name, :value)');
    for (const row of [{ name: 'store', value: hall.store.storeId }, { name: 'station', value: 'S01' }, ...written.heads]) meta.run(row);
    for (const table of ['journal', 'cases', 'attachments', 'drafts'] as const)
      for (const row of written[table]) insert(database, table, row);
  });
});
afterEach(() => hall.close());

function inDatabase<T>(work: (database: Connection) => T): T {
  const database = openConnection(join(hall.dir, 'hall.db'), subkey(hall.dataKey, hall.store, 'database'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function empty(database: Connection): void {
  database.pragma('foreign_keys = OFF');
  const named = database.prepare(
    `SELECT type, name FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  const things = named.all() as { type: string; name: string }[];
  for (const { type, name } of things.toSorted((one, other) => (one.type < other.type ? 1 : -1))) database.exec(`DROP ${type} "${name}"`);
  database.pragma('user_version = 0');
  database.pragma('foreign_keys = ON');
}

function insert(database: Connection, table: string, row: Row): void {
  const columns = Object.keys(row);
  database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`).run(row);
}

const verify = () => verifyStore(hall.dir, hall.dataKey, acts);

function open() {
  const opened = openStore(hall.dir, hall.dataKey, { acts, clock: hall.clock });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test('a store of the schema before is whole once it is opened: its tables are those its journal gives', () => {
  expect(inDatabase(schemaOf)).toBe(40);
  expect(verify()).toEqual({ ok: true, value: { journalRows: written.journal.length, tables: 0, files: 0, problem: null } });
  const store = open();
  expect(store.schema).toBe(knownSchema);
  const dump = () =>
    store.read((db) =>
      Object.fromEntries(projectionTables(db).map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all()])),
    );
  const before = dump();
  store.rebuild();
  expect(dump()).toEqual(before);
  store.close();
  expect(verify()).toMatchObject({ ok: true, value: { journalRows: written.journal.length, problem: null } });
});

test('cases, drafts, photos and spoilt blanks are all there', () => {
  const store = open();
  store.read((db) => {
    const cases = written.cases.map(({ id }) => findMarriage(db, id as string)!);
    expect(cases.map(({ state }) => state)).toEqual(['registered', 'examined', 'identified', 'opened']);
    expect(cases.map(({ revision }) => revision)).toEqual([4, 4, 3, 1]);
    expect(cases[2]!.couple.man).toMatchObject({ occupation: '医生', papers: [], help: { reads: true } });
    expect(cases[3]!.couple.man.name).not.toBe('');
    expect(cases[0]!.photoOf).toContain(cases[0]!.couple.man.idNumber);
    expect(listWork(db, '2026-11-23' as CivilDate)).toHaveLength(4);
    expect(listScans(db, cases[0]!.id)).toEqual([]);
    expect(db.prepare(`SELECT count(*) FROM attachments WHERE added_by IS NULL`).pluck().get()).toBe(0);
    expect(db.prepare(`SELECT count(*) FROM blanks WHERE state = 'voided'`).pluck().get()).toBe(2);
    expect(db.prepare(`SELECT count(*) FROM marriages_in_force`).pluck().get()).toBe(2);
  });
  store.close();
});

test('a journal this program cannot read leaves the store as it was', () => {
  const known = acts.filter(({ type }) => type !== 'marriage.registered');
  expect(openStore(hall.dir, hall.dataKey, { acts: known, clock: hall.clock })).toMatchObject({
    ok: false,
    error: { code: 'store.damaged' },
  });
  expect(inDatabase((database) => [schemaOf(database), database.prepare('SELECT count(*) FROM cases').pluck().get()])).toEqual([40, 4]);
});
