import type { Acts } from './acts.ts';
import { asWritable } from './connection.ts';
import type { Connection } from './connection.ts';
import { StoreFault } from './errors.ts';
import { headerOf } from './journal.ts';
import type { JournalRow } from './journal.ts';
import { knownSchema, migrate, schemaOf } from './migrations/index.ts';
import { projectionTables, quoted } from './tables.ts';
import type { WritableDb } from './types.ts';

/** Empties every projection and computes it again, in one transaction; answers the rows projected. */
export function reproject(database: Connection, acts: Acts): number {
  return withoutForeignKeys(database, () => projectAnew(database, acts));
}

/**
 * Brings a store of an earlier schema to the one known. What that program projected lacks what this one makes of the same
 * acts, so the tables are computed again: schema and tables together, or nothing.
 */
export function bringUpToDate(database: Connection, acts: Acts): void {
  if (schemaOf(database) === knownSchema) return;
  withoutForeignKeys(database, () => {
    migrate(database);
    projectAnew(database, acts);
  });
}

/** One transaction without foreign keys, for tables that are emptied in any order. */
function withoutForeignKeys<T>(database: Connection, work: () => T): T {
  // SQLite ignores this pragma inside a transaction.
  database.pragma('foreign_keys = OFF');
  try {
    return database.transaction(work).immediate();
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

function projectAnew(database: Connection, acts: Acts): number {
  for (const table of projectionTables(database)) database.exec(`DELETE FROM ${quoted(table)}`);
  const rows = projectAll(database, database, acts);
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`the projections leave ${broken.length} broken references`);
  return rows;
}

/** Projects the journal of one database into the tables of another or its own; answers the rows projected. */
export function projectAll(source: Connection, target: Connection, acts: Acts): number {
  const writable = asWritable(target);
  let rows = 0;
  for (const row of journalRows(source)) {
    projectRow(writable, row, acts);
    rows += 1;
  }
  return rows;
}

export type PayloadProblem = 'unknownAct' | 'payload';

/** What keeps a row from being projected; null when nothing does. */
export function findPayloadProblem(row: JournalRow, acts: Acts): PayloadProblem | null {
  const act = acts.get(row.type);
  if (act === undefined) return 'unknownAct';
  try {
    return act.payload.safeParse(JSON.parse(row.payload)).success ? null : 'payload';
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return 'payload';
    throw thrown;
  }
}

export function projectRow(writable: WritableDb, row: JournalRow, acts: Acts): void {
  const act = acts.get(row.type);
  if (act === undefined || findPayloadProblem(row, acts) !== null) {
    throw new StoreFault({ code: 'store.damaged', details: { at: `journal ${row.station}/${row.seq}` } });
  }
  act.project(writable, act.payload.parse(JSON.parse(row.payload)), headerOf(row));
}

/** The whole journal in the order it arrived here; in portions, because a connection that iterates cannot write. */
export function* journalRows(database: Connection): Generator<JournalRow & { readonly position: number }> {
  const portion = database.prepare<[number], JournalRow & { position: number }>(
    'SELECT * FROM journal WHERE position > ? ORDER BY position LIMIT 500',
  );
  let position = 0;
  for (;;) {
    const rows = portion.all(position);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    position = last.position;
  }
}
