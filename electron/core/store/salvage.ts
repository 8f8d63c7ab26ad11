import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { lookAt, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { digestOf } from './journal.ts';
import type { Head, JournalRow } from './journal.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { layoutOf } from './layout.ts';
import { leaveAsFound } from './opening-check.ts';

/** A store that may be damaged, with what it takes to read it; its key file need not be there any more. */
export interface DamagedStore {
  readonly directory: string;
  readonly dataKey: Uint8Array;
  readonly identity: StoreIdentity;
}

/**
 * The rows of a station after a head, as far as the chain goes unbroken: read one by one from whatever pages of database
 * and log still open. Empty when nothing does. Changes nothing of the store; nobody may have it open.
 */
export function salvageJournal(store: DamagedStore, station: string, after: Head): JournalRow[] {
  const bySeq = readDamaged(store, (database) => {
    const found = new Map<number, JournalRow>();
    for (const row of readableRows(database)) if (row.station === station && row.seq > after.seq) found.set(row.seq, row);
    return found;
  });
  const rows: JournalRow[] = [];
  let head = after;
  for (let row = bySeq?.get(head.seq + 1); row !== undefined; row = bySeq?.get(head.seq + 1)) {
    if (row.previous !== head.digest || digestOf(row) !== row.digest) break;
    rows.push(row);
    head = { seq: row.seq, digest: row.digest };
  }
  return rows;
}

/** Works on a damaged database through a connection that only reads; null when it does not open at all. */
export function readDamaged<T>({ directory, dataKey, identity }: DamagedStore, work: (database: Connection) => T): T | null {
  const { database: file } = layoutOf(directory);
  if (!existsSync(file) || lookAt(file) !== 'encrypted') return null;
  return leaveAsFound(directory, () => {
    let database: Connection | undefined;
    try {
      database = openConnection(file, subkey(dataKey, identity, 'database'), { readonly: true });
      return work(database);
    } catch (thrown) {
      if (isUnreadable(thrown)) return null;
      throw thrown;
    } finally {
      database?.close();
    }
  });
}

/** Every journal row that still opens, without its place; a page that does not open costs the rows on it only. */
export function* readableRows(database: Connection): Generator<JournalRow> {
  const portion = database.prepare<[number, number], JournalRow & { position: number }>(
    'SELECT * FROM journal WHERE position > ? AND position <= ? ORDER BY position',
  );
  const between = (low: number, high: number): Array<JournalRow & { position: number }> => {
    try {
      return portion.all(low, high);
    } catch (thrown) {
      if (!isUnreadable(thrown)) throw thrown;
      if (high - low <= 1) return [];
      const middle = Math.floor((low + high) / 2);
      return [...between(low, middle), ...between(middle, high)];
    }
  };
  const step = 256;
  const end = lastPosition(database);
  for (let low = 0; low < end; low += step) for (const { position: _, ...row } of between(low, Math.min(low + step, end))) yield row;
}

/** From whichever page still tells it. */
function lastPosition(database: Connection): number {
  for (const sql of [
    'SELECT max(position) FROM journal',
    'SELECT max(position) FROM journal INDEXED BY journal_at WHERE at > 0',
    `SELECT sum(substr(value, 1, instr(value, ':') - 1)) FROM meta WHERE name LIKE 'head:%'`,
  ]) {
    try {
      const found = database.prepare(sql).pluck().get();
      if (typeof found === 'number') return found;
    } catch (thrown) {
      if (!isUnreadable(thrown)) throw thrown;
    }
  }
  return 0;
}

function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|READONLY)/.test(thrown.code);
}
