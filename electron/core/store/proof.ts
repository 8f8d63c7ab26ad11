import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createId } from '../crypto/index.ts';
import type { Acts } from './acts.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { beginning, digestOf } from './journal.ts';
import type { Head, JournalRow } from './journal.ts';
import { layoutOf } from './layout.ts';
import { migrate } from './migrations/index.ts';
import { findPayloadProblem, journalRows, projectAll } from './projections.ts';
import { projectionTables, quoted } from './tables.ts';

/**
 * What is wrong with a journal row: `digest` its content is not what was written; `link` it does not continue the row
 * before; `gap` this row is missing; `order` it does not stand where it was written; `end` the journal ends before it
 * should, or goes on after it; `payload`, `unknownAct` this program cannot read it.
 */
export type RowProblem = 'digest' | 'link' | 'gap' | 'order' | 'end' | 'payload' | 'unknownAct';

export type StoreProblem =
  | { readonly in: 'journal'; readonly station: string; readonly seq: number; readonly problem: RowProblem }
  /** A table does not hold what the journal says. `row`: an id, else the place in the table's order; never content. */
  | { readonly in: 'table'; readonly table: string; readonly row: string }
  /** The database's own order: an index that does not fit its table, a page used twice, a table too many or too few. */
  | { readonly in: 'file'; readonly at: string }
  /** A file that an act kept. */
  | { readonly in: 'vault'; readonly digest: string; readonly problem: 'missing' | 'damaged' };

/** What SQLite finds in the file; `quick` reads every page in use, without comparing each index with its table. */
export function findFileProblem(database: Connection, how: 'quick' | 'whole'): StoreProblem | null {
  const found = database.pragma(`${how === 'quick' ? 'quick_check' : 'integrity_check'}(1)`, { simple: true });
  return found === 'ok' ? null : { in: 'file', at: 'hall.db' };
}

/** Computes every projection anew in an encrypted scratch database and compares row by row. */
export function compareTables(
  database: Connection,
  acts: Acts,
  { directory, databaseKey }: { readonly directory: string; readonly databaseKey: Uint8Array },
): { readonly tables: number; readonly problem: StoreProblem | null } {
  const scratch = join(layoutOf(directory).scratch, createId(), 'hall.db');
  mkdirSync(dirname(scratch), { recursive: true, mode: 0o700 });
  try {
    const expected = openConnection(scratch, databaseKey, { create: true });
    try {
      expected.pragma('synchronous = OFF'); // thrown away in any case
      migrate(expected);
      expected.pragma('foreign_keys = OFF');
      expected.transaction(() => projectAll(database, expected, acts))();
      const tables = projectionTables(database);
      return { tables: tables.length, problem: findDifference(database, expected, tables) ?? findSchemaProblem(database, expected) };
    } finally {
      expected.close();
    }
  } finally {
    rmSync(dirname(scratch), { recursive: true, force: true });
  }
}

/** Tables, indexes and triggers (those that keep the journal from being changed) by name. */
function findSchemaProblem(actual: Connection, expected: Connection): StoreProblem | null {
  const namesIn = (database: Connection) =>
    database.prepare<[], string>(`SELECT type || ' ' || name FROM sqlite_master ORDER BY 1`).pluck().all() as string[];
  const [found, wanted] = [namesIn(actual), namesIn(expected)];
  const odd = found.find((name) => !wanted.includes(name)) ?? wanted.find((name) => !found.includes(name));
  return odd === undefined ? null : { in: 'file', at: odd };
}

/** Walks every station's chain, and compares the ends with those kept in `meta`. */
export function walkJournal(database: Connection, acts: Acts): { readonly journalRows: number; readonly problem: StoreProblem | null } {
  const headByStation = new Map<string, Head>();
  const exists = database.prepare<[string, number]>('SELECT 1 FROM journal WHERE station = ? AND seq = ?');
  let count = 0;
  for (const row of journalRows(database)) {
    count += 1;
    const head = headByStation.get(row.station) ?? beginning;
    if (row.seq !== head.seq + 1) {
      const missing = row.seq > head.seq && exists.get(row.station, head.seq + 1) === undefined;
      const [seq, problem] = missing ? ([head.seq + 1, 'gap'] as const) : ([row.seq, 'order'] as const);
      return { journalRows: count, problem: { in: 'journal', station: row.station, seq, problem } };
    }
    const problem = findRowProblem(row, head, acts);
    if (problem !== null) return { journalRows: count, problem: { in: 'journal', station: row.station, seq: row.seq, problem } };
    headByStation.set(row.station, { seq: row.seq, digest: row.digest });
  }
  return { journalRows: count, problem: findEndProblem(database, headByStation) };
}

function findRowProblem(row: JournalRow, head: Head, acts: Acts): RowProblem | null {
  if (digestOf(row) !== row.digest) return 'digest';
  if (row.previous !== head.digest) return 'link';
  return findPayloadProblem(row, acts);
}

/** Compares the ends of the chains with those kept in `meta`. */
function findEndProblem(database: Connection, headByStation: ReadonlyMap<string, Head>): StoreProblem | null {
  const kept = database
    .prepare<[], { station: string; value: string }>(`SELECT substr(name, 6) AS station, value FROM meta WHERE name LIKE 'head:%'`)
    .all();
  const keptByStation = new Map(kept.map(({ station, value }) => [station, value]));
  for (const station of new Set([...keptByStation.keys(), ...headByStation.keys()])) {
    const head = headByStation.get(station) ?? beginning;
    if (keptByStation.get(station) !== `${head.seq}:${head.digest}`) return { in: 'journal', station, seq: head.seq + 1, problem: 'end' };
  }
  return null;
}

function findDifference(actual: Connection, expected: Connection, tables: readonly string[]): StoreProblem | null {
  for (const table of tables) {
    const sql = `SELECT * FROM ${quoted(table)} ORDER BY ${orderOf(actual, table)}`;
    const expectedRows = expected.prepare<[], Record<string, unknown>>(sql).iterate();
    let place = 0;
    for (const row of actual.prepare<[], Record<string, unknown>>(sql).iterate()) {
      place += 1;
      const next = expectedRows.next();
      if (next.done || !isSameRow(row, next.value)) {
        expectedRows.return?.();
        return { in: 'table', table, row: nameOf(row, place) };
      }
    }
    const left = expectedRows.next();
    if (!left.done) {
      expectedRows.return?.();
      return { in: 'table', table, row: nameOf(left.value, place + 1) };
    }
  }
  return null;
}

/** By primary key where there is one, else by all columns. */
function orderOf(database: Connection, table: string): string {
  const columns = database.prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)').all(table);
  const key = columns.filter(({ pk }) => pk > 0).toSorted((left, right) => left.pk - right.pk);
  return (key.length > 0 ? key : columns).map(({ name }) => quoted(name)).join(', ');
}

function isSameRow(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  return Object.keys(left).every((column) => {
    const [one, other] = [left[column], right[column]];
    return one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : one === other;
  });
}

function nameOf(row: Record<string, unknown>, place: number): string {
  const id = row['id'] ?? row['case_id'];
  return typeof id === 'string' ? id : `#${place}`;
}
