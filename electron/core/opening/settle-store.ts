import type { HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { finishLeftRestore } from '../backup/index.ts';
import { refusalResult, settleKeys } from '../store/index.ts';

export type SettleError = HallError<'store.full' | 'store.readOnly' | 'store.damaged'>;

/** Lets a restored store take its place where a program ended before it had it; what the disk refuses is tried again later. */
export function placeLeftRestore(directory: string): Result<null, SettleError> {
  return refusing(directory, () => {
    finishLeftRestore(directory);
    return ok(null);
  });
}

/** Ends whatever a program that ended had begun here: before a store is opened, examined, restored or made. */
export function settleStore(directory: string): Result<null, SettleError> {
  return refusing(directory, () => {
    finishLeftRestore(directory);
    settleKeys(directory);
    return ok(null);
  });
}

/** Whatever the system refuses is an answer: a program that starts by itself must not end by it. */
export function refusing<R extends Result<unknown, unknown>>(directory: string, work: () => R): R | ReturnType<typeof refusalResult> {
  try {
    return work();
  } catch (thrown) {
    return refusalResult(directory, thrown);
  }
}
