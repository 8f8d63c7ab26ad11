import { closeSync, fstatSync, openSync, readSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { ReadableDb, WritableDb } from './types.ts';

export type Connection = Database.Database;

/**
 * Opens an encrypted database with its raw 32-byte key.
 * @throws SqliteError `SQLITE_NOTADB` when key and file do not belong together; the file is then unchanged
 */
export function openConnection(
  file: string,
  key: Uint8Array,
  options: { readonly readonly?: boolean; readonly create?: boolean } = {},
): Connection {
  const database = new Database(file, { readonly: options.readonly ?? false, fileMustExist: !(options.create ?? false), timeout: 5_000 });
  try {
    database.pragma(`cipher = 'aegis'`);
    database.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
    database.prepare('SELECT count(*) FROM sqlite_master').get(); // a wrong key shows here, before anything is written
    if (!(options.readonly ?? false)) {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL'); // NORMAL may lose confirmed acts when the power fails
      database.pragma(`wal_autocheckpoint = ${logPages}`);
      if (!(options.create ?? false)) reserveLog(`${file}-wal`);
    }
    database.pragma('temp_store = MEMORY'); // temporary files would not be encrypted
    database.pragma('cache_size = -65536'); // KiB
    database.pragma('foreign_keys = ON');
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Pages of the log that make a COMMIT bring it into the file itself, where so much is written that nothing came in between (see `log-keeper.ts`). */
const logPages = 4_000;

/** What the log grows to before SQLite begins it anew: these pages and a commit, each page with its header of 24 bytes. */
const logLength = (logPages + 100) * (4_096 + 24);

/**
 * Makes the log of an open database as long as it will become, with zeros that SQLite takes for the log's end: a COMMIT
 * then waits for its pages only, not for the file to be made longer on the disk.
 */
function reserveLog(file: string): void {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    if (bavail * bsize < 16 * logLength) return; // the last room is for acts
    const descriptor = openSync(file, 'r+');
    try {
      const { size } = fstatSync(descriptor);
      if (size < logLength) writeSync(descriptor, Buffer.alloc(logLength - size), 0, null, size);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Then it grows with every commit.
  }
}

/** What the first bytes of a file say, without SQLite touching it. */
export function lookAt(file: string): 'encrypted' | 'foreign' | 'tooShort' {
  const head = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (head.toString('latin1', 0, 15) === 'SQLite format 3') return 'foreign';
  if (length < head.length) return 'tooShort';
  // The cipher leaves page size, format versions and payload fractions (SQLite file format 1.3) in clear.
  const isOurs = [1, 2].includes(head[18] ?? 0) && [1, 2].includes(head[19] ?? 0) && head[21] === 64 && head[22] === 32 && head[23] === 32;
  return isOurs ? 'encrypted' : 'foreign';
}

/** Statements by their text; more than there are texts in the program would mean that one is made of values. */
const keptStatements = new WeakMap<Connection, Map<string, Database.Statement>>();
const mostKept = 500;

/** A statement in its usual mode, compiled once: compiling takes longer than most of them run. */
export function prepareOnce(database: Connection, sql: string): Database.Statement {
  let kept = keptStatements.get(database);
  if (kept === undefined) keptStatements.set(database, (kept = new Map()));
  let statement = kept.get(sql);
  if (statement === undefined) {
    if (kept.size === mostKept) kept.clear();
    kept.set(sql, (statement = database.prepare(sql)));
  }
  return statement;
}

/** A connection that refuses every statement that writes. */
export function asReadable(database: Connection): ReadableDb {
  const prepare = (sql: string) => {
    const statement = prepareOnce(database, sql);
    if (!statement.readonly) throw new Error(`a reading connection was given: ${sql}`);
    return statement;
  };
  return { prepare } as unknown as ReadableDb;
}

export function asWritable(database: Connection): WritableDb {
  return { prepare: (sql: string) => prepareOnce(database, sql) } as unknown as WritableDb;
}
