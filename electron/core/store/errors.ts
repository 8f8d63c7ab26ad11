import { accessSync, constants, statfsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { HallError } from '#shared/contract/index.ts';
import { fail } from '#shared/model/index.ts';
import { codeOf } from './files.ts';

export type StoreFaultError = HallError<'store.full' | 'store.readOnly' | 'store.damaged' | 'call.requestReused'>;

/**
 * An expected failure that any statement may meet, and therefore thrown: the disk is full, read-only or failing, or the
 * file is damaged. Nothing of the transaction is kept. The dispatcher answers its `error`.
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

export async function withFaultsAsync<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw faultOf(file, thrown) ?? thrown;
  }
}

export function faultOf(file: string, thrown: unknown): StoreFault | null {
  if (thrown instanceof StoreFault) return thrown;
  const systemCode = codeOf(thrown) ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(systemCode)) return new StoreFault({ code: 'store.full', details: {} }, thrown);
  if (['EROFS', 'EACCES', 'EPERM'].includes(systemCode))
    return new StoreFault({ code: 'store.readOnly', details: { at: systemCode } }, thrown);
  if (systemCode === 'EIO') return new StoreFault({ code: 'store.damaged', details: { at: systemCode } }, thrown);
  if (!(thrown instanceof Database.SqliteError)) return null;
  if (thrown.code === 'SQLITE_FULL') return new StoreFault({ code: 'store.full', details: {} }, thrown);
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM)/.test(thrown.code)) {
    if (isDiskFull(file)) return new StoreFault({ code: 'store.full', details: {} }, thrown);
    const code = isReadOnly(file, thrown.code) ? 'store.readOnly' : 'store.damaged';
    return new StoreFault({ code, details: { at: thrown.code } }, thrown);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(thrown.code)) return new StoreFault({ code: 'store.damaged', details: { at: thrown.code } }, thrown);
  return null;
}

/** The same as a value, where opening or creating meets it; bugs are thrown on. */
export function faultResult(
  file: string,
  thrown: unknown,
): { readonly ok: false; readonly error: HallError<'store.damaged' | 'store.full' | 'store.readOnly'> } {
  const fault = faultOf(file, thrown);
  if (fault === null || fault.error.code === 'call.requestReused') throw thrown;
  return fail(fault.error);
}

/** The same where names are moved and removed: whatever the system refuses there may be granted later. */
export function refusalResult(file: string, thrown: unknown): ReturnType<typeof faultResult> {
  const code = codeOf(thrown);
  const isSystems = faultOf(file, thrown) === null && code !== null && !code.startsWith('ERR_');
  return isSystems ? fail({ code: 'store.readOnly', details: { at: code } }) : faultResult(file, thrown);
}

/** The database was moved away under the program when SQLite says so; any other refusal to write is the disk's. */
function isReadOnly(file: string, sqliteCode: string): boolean {
  if (sqliteCode.startsWith('SQLITE_READONLY')) return sqliteCode !== 'SQLITE_READONLY_DBMOVED';
  if (sqliteCode.startsWith('SQLITE_PERM')) return true;
  try {
    accessSync(file, constants.W_OK);
    return false;
  } catch (thrown) {
    return ['EROFS', 'EACCES', 'EPERM'].includes(codeOf(thrown) ?? '');
  }
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
