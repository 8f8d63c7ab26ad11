import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock } from '#core/store/clock.ts';
import { openConnection } from '#core/store/connection.ts';
import type { Connection } from '#core/store/connection.ts';
import { openStore, readTip, unlockKeyFile, verifyStore, writeTip } from '#core/store/index.ts';
import { subkey } from '#core/store/keys.ts';
import type { StoreIdentity } from '#core/store/keys.ts';
import { projectionTables, quoted } from '#core/store/tables.ts';

/* A registered couple's hall, changed behind the program's back: whatever is changed, verification names it. */
let dir: string;
let dataKey: Uint8Array;
let identity: StoreIdentity;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-tampered-'));
  cpSync(join(import.meta.dirname, 'fixtures/schema-50'), dir, { recursive: true });
  const key = await unlockKeyFile(dir, {});
  if (!key.ok) throw new Error(key.error.code);
  dataKey = key.value;
  const opened = openStore(dir, dataKey, { acts, clock: createSetClock('2026-11-23T03:00:00Z') });
  if (!opened.ok) throw new Error(opened.error.code);
  const { storeId, training } = opened.value;
  identity = { storeId, training };
  opened.value.close();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function inDatabase<T>(work: (database: Connection) => T): T {
  const database = openConnection(join(dir, 'hall.db'), subkey(dataKey, identity, 'database'));
  try {
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    return work(database);
  } finally {
    database.close();
  }
}

/** What verification finds after a change, which is then undone by `undo`. */
function findAfter(change: (database: Connection) => void, undo: (database: Connection) => void): unknown {
  inDatabase(change);
  const verified = verifyStore(dir, dataKey, acts);
  inDatabase(undo);
  return verified.ok ? verified.value.problem : verified.error;
}

interface Column {
  readonly name: string;
  readonly type: string;
}
type Value = string | number | null;

/** Another value of the column's type: one byte of a text, or a number that no other row has. */
function changed(value: Value, type: string): Value {
  if (typeof value === 'number') return value + 7_000_003;
  if (value === null || value === '') return type === 'INTEGER' ? 7 : 'x';
  const last = value.at(-1)!;
  return `${value.slice(0, -1)}${last === 'x' ? 'y' : 'x'}`;
}

test('any value of any table that is changed is named with its table', { timeout: 300_000 }, () => {
  const tables = inDatabase(projectionTables);
  const missed: string[] = [];
  let tried = 0;
  for (const table of tables) {
    const columns = inDatabase((database) => database.prepare<[string], Column>('SELECT name, type FROM pragma_table_info(?)').all(table));
    const rows = inDatabase((database) => database.prepare<[], Record<string, Value>>(`SELECT * FROM ${quoted(table)}`).all());
    const row = rows[(table.length * 7) % Math.max(rows.length, 1)];
    const where = columns.map(({ name }) => `${quoted(name)} IS @${name}`).join(' AND ');
    if (row === undefined) {
      // An empty table must stay empty.
      const values = Object.fromEntries(columns.map(({ name, type }) => [name, type === 'INTEGER' ? 1 : 'x']));
      const found = findAfter(
        (database) => database.prepare(`INSERT INTO ${quoted(table)} VALUES (${columns.map(({ name }) => `@${name}`).join()})`).run(values),
        (database) => database.exec(`DELETE FROM ${quoted(table)}`),
      );
      tried += 1;
      if (!isNamed(found, table)) missed.push(table);
      continue;
    }
    for (const column of columns) {
      const after = { ...row, [column.name]: changed(row[column.name]!, column.type) };
      const update = (from: Record<string, Value>, to: Record<string, Value>) => (database: Connection) => {
        const { changes } = database
          .prepare(`UPDATE ${quoted(table)} SET ${quoted(column.name)} = @changed_to WHERE ${where}`)
          .run({ ...from, changed_to: to[column.name] });
        if (changes !== 1) throw new Error(`${table}.${column.name}: ${changes} rows changed`);
      };
      tried += 1;
      if (!isNamed(findAfter(update(row, after), update(after, row)), table)) missed.push(`${table}.${column.name}`);
    }
  }
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThan(100);
  expect(verifyStore(dir, dataKey, acts)).toMatchObject({ ok: true, value: { problem: null } });
});

function isNamed(found: unknown, table: string): boolean {
  const problem = found as { in?: string; table?: string } | null;
  return problem?.in === 'table' && problem.table === table;
}

test('a journal cut off together with its end in the tables is named by the tip', () => {
  const head = inDatabase((database) => database.prepare(`SELECT value FROM meta WHERE name = 'head:S01'`).pluck().get()) as string;
  const tip = readTip(dir, dataKey, identity);
  if (typeof tip === 'string') throw new Error(tip);
  writeTip(dir, dataKey, identity, { ...tip, seq: tip.seq + 1, digest: 'f'.repeat(64) });
  expect(verifyStore(dir, dataKey, acts)).toMatchObject({
    value: { problem: { in: 'journal', station: 'S01', seq: Number(head.split(':')[0]) + 1, problem: 'end' } },
  });
  expect(openStore(dir, dataKey, { acts, clock: createSetClock('2026-11-23T03:00:00Z') }, { check: 'tip' })).toEqual({
    ok: false,
    error: { code: 'store.actsMissing', details: { station: 'S01', seq: tip.seq + 1, kept: tip.seq } },
  });
  writeTip(dir, dataKey, identity, tip);
});

test('a lost guard of the journal is named', () => {
  const sql = inDatabase((database) =>
    database.prepare(`SELECT sql FROM sqlite_master WHERE name = 'journal_never_updated'`).pluck().get(),
  );
  const found = findAfter(
    (database) => database.exec('DROP TRIGGER journal_never_updated'),
    (database) => database.exec(sql as string),
  );
  expect(found).toEqual({ in: 'file', at: 'trigger journal_never_updated' });
});
