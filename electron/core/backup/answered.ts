import { failure, type HallError } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import { codeOf } from '../store/files.ts';
import { BulkClosed } from './bulk.ts';

/** What a worker that died left undone is a failure like any other; a hall that closes gives its long work up. */
export async function answered<T extends Result<unknown, HallError>>(work: Promise<T>): Promise<T | HallFailure> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof BulkClosed) throw thrown;
    return { ok: false, error: unforeseen(thrown) };
  }
}

type HallFailure = { readonly ok: false; readonly error: HallError<'backup.failed'> };

export function unforeseen(thrown: unknown): HallError<'backup.failed'> {
  return failure('backup.failed', { at: codeOf(thrown) ?? (thrown instanceof Error ? thrown.message : String(thrown)) }).error;
}
