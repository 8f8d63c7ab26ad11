import { statfsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { HallError } from '#shared/contract/index.ts';

export type StoreFaultError = HallError<'store.full' | 'store.damaged' | 'call.requestReused'>;

/**
 * An expected failure that any statement may meet, and therefore thrown: the disk is full or failing, or the file is
 * damaged. Nothing of the transaction is kept. The dispatcher answers its `error`.
 */
export class StoreFault extends Error {
  readonly error: StoreFaultError;

  constructor(error: StoreFaultError, cause?: unknown) {
    super(error.code, { cause });
    this.name = 'StoreFault';
    this.error = error;
  }
}

/** Runs database work; what disk and file cause comes out as a `StoreFault`, everything else (bugs) unchanged. */
export function withFaults<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw faultOf(file, thrown) ?? thrown;
  }
}

export function faultOf(file: string, thrown: unknown): StoreFault | null {
  if (thrown instanceof StoreFault) return thrown;
  if (!(thrown instanceof Database.SqliteError)) return null;
  if (thrown.code === 'SQLITE_FULL') return new StoreFault({ code: 'store.full', details: {} }, thrown);
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM)/.test(thrown.code)) {
    if (isDiskFull(file)) return new StoreFault({ code: 'store.full', details: {} }, thrown);
    return new StoreFault({ code: 'store.damaged', details: { at: thrown.code } }, thrown);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(thrown.code)) return new StoreFault({ code: 'store.damaged', details: { at: thrown.code } }, thrown);
  return null;
}

/** A full disk shows in some calls (growing the shared-memory file) as an input/output error. */
function isDiskFull(file: string): boolean {
  const reserve = 1024 * 1024;
  try {
    const { bavail, bsize } = statfsSync(file);
    return bavail * bsize < reserve;
  } catch {
    return false;
  }
}
