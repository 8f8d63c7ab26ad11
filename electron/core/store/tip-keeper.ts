import { closeSync, openSync, readSync } from 'node:fs';
import { digestHex } from '../crypto/index.ts';
import { prepareOnce, type Connection } from './connection.ts';
import { findHead } from './journal.ts';
import type { TipFile, Tip } from './tip.ts';

/**
 * Keeps the tip in step with an open database.
 *
 * An act is confirmed by its COMMIT alone. The tip follows it, before the answer: a program cut off between the two
 * leaves the journal ahead of the tip, which the next opening sees and puts right. The disk is waited for outside this
 * thread, so that other questions are answered meanwhile; commits made while it writes share the next write. A tip that
 * cannot be written does not take the act back, for it is on the disk; but no further act is taken until it could be
 * written.
 */
export interface TipKeeper {
  /** Before a commit. @throws whatever still keeps the tip of the commit before from being written */
  ready(): void;
  /** Within every transaction that writes. */
  count(): void;
  /** After a COMMIT of acts. Settles when the disk has the tip of it, or has refused it. */
  keep(): Promise<void>;
  /** After a COMMIT of drafts only: the tip changes when SQLite brought its log into the file meanwhile. */
  follow(): void;
  /** Closes the database, which brings the log into the file, and keeps what the file begins with then. */
  close(): void;
}

export function createTipKeeper(database: Connection, station: string, file: TipFile, base: DatabaseFile, kept: Tip | null): TipKeeper {
  let last = kept;
  /** The disk refused a tip, and has not taken one since. */
  let isBehind = false;
  let flushing: Promise<void> | null = null;
  /** What follows the write under way, for the commits made since it began. */
  let following: Promise<void> | null = null;
  const state = () => ({ station, ...findHead(database, station), writes: writesOf(database) });
  const now = () => ({ ...state(), base: base.read() });

  const write = (tip: Tip) => {
    if (last !== null && isSame(last, tip)) return;
    isBehind = true;
    file.write(tip);
    last = tip;
    isBehind = false;
  };
  const flush = async () => {
    try {
      if (!database.open) return; // closing wrote it
      const tip = now();
      if (last === null || !isSame(last, tip)) await file.flush(tip);
      last = tip;
      isBehind = false;
    } catch {
      isBehind = true;
    }
  };
  const begin = () => {
    flushing = flush().finally(() => (flushing = null));
    return flushing;
  };
  const keep = () => {
    if (following !== null) return following;
    if (flushing === null) return begin();
    following = flushing.then(() => {
      following = null;
      return begin();
    });
    return following;
  };
  return {
    ready() {
      if (isBehind) write(now());
    },
    count: () => void database.pragma(`application_id = ${writesOf(database) + 1}`),
    keep,
    follow() {
      if (isBehind || base.read() !== last?.base) void keep();
    },
    close() {
      let final: ReturnType<typeof state> | null = null;
      try {
        final = state();
      } catch {
        // A database that cannot be read any more keeps the tip it had.
      }
      database.close();
      try {
        if (final !== null) write({ ...final, base: base.read() });
      } catch {
        // The next opening finds the journal ahead of its tip.
      }
      file.close();
      base.close();
    },
  };
}

/** How often the database was written: a counter on its first page, so that each checkpoint rewrites that page. */
export function writesOf(database: Connection): number {
  return Number((prepareOnce(database, 'PRAGMA application_id').get() as { application_id: number }).application_id);
}

/** The database file as a file, its log left aside. */
export interface DatabaseFile {
  /** Digest of the first page as it lies on the disk: the cipher makes it another one each time it is written. */
  read(): string;
  /** Only after every connection is closed: POSIX drops a process's locks on a file with the first descriptor it closes. */
  close(): void;
}

/** To be opened before any connection. */
export function openDatabaseFile(file: string): DatabaseFile {
  const descriptor = openSync(file, 'r');
  const page = Buffer.alloc(4096);
  return {
    read: () => digestHex(page.subarray(0, readSync(descriptor, page, 0, page.length, 0))),
    close: () => closeSync(descriptor),
  };
}

function isSame(one: Tip, other: Tip): boolean {
  return (
    one.station === other.station &&
    one.seq === other.seq &&
    one.digest === other.digest &&
    one.writes === other.writes &&
    one.base === other.base
  );
}
