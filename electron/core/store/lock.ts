import Database from 'better-sqlite3';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import type { HallError } from '#shared/contract/index.ts';
import { layoutOf } from './layout.ts';

export interface StoreLock {
  release(): void;
}

/**
 * Takes the store for this process. The lock is an exclusive transaction on an empty database that is never committed:
 * the operating system frees it when the process ends, however it ends. (Nobody may open and close `hall.lock` as a
 * file in this process: POSIX drops a process's locks with the first descriptor it closes.)
 */
export function lockStore(directory: string): Result<StoreLock, HallError<'store.inUse'>> {
  const database = new Database(layoutOf(directory).lock, { timeout: 0 });
  try {
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    return ok({ release: () => database.close() });
  } catch (thrown) {
    database.close();
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) return fail({ code: 'store.inUse', details: {} });
    throw thrown;
  }
}
