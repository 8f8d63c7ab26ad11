import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { Author } from '../ports.ts';
import {
  isKeyOf,
  journalKeyChange,
  keyChangeOf,
  readKeyFile,
  replaceKeyFile,
  type KeyFile,
  type Secret,
  type Wrap,
} from '../store/index.ts';
import type { Opening } from './opening.ts';

/** A key file's ways to open the store after a change, and what proves it. */
export interface ChangedKeys {
  readonly wraps: readonly Wrap[];
  /** Null: nothing was sealed anew. */
  readonly dataKey: Uint8Array | null;
  readonly secret: Secret;
}

export type KeyFileChangeError = HallError<'store.damaged'>;

/** The key file of the open store. It opened the store, so whatever is wrong with it happened since. */
export function currentKeyFile(opening: Opening): Result<KeyFile, KeyFileChangeError> {
  const keyFile = readKeyFile(opening.options.storeDirectory);
  return keyFile.ok ? keyFile : failure('store.damaged', { at: 'key.json' });
}

/**
 * Changes the key file, then journals it. The file names the change, so one that is cut off in between is journalled when
 * the store is opened next; one that cannot be journalled is taken back.
 */
export async function changeKeyFile<E>(
  opening: Opening,
  what: Parameters<typeof keyChangeOf>[0],
  author: Author,
  decide: (keyFile: KeyFile) => Promise<Result<ChangedKeys, E>>,
): Promise<Result<null, E | KeyFileChangeError>> {
  const { storeDirectory } = opening.options;
  const before = currentKeyFile(opening);
  if (!before.ok) return before;
  const decided = await decide(before.value);
  if (!decided.ok) return decided;
  const { wraps, dataKey, secret } = decided.value;
  if (dataKey !== null && !isKeyOf(before.value, dataKey)) return failure('store.damaged', { at: 'key.json' });
  const change = keyChangeOf(what, author);
  await replaceKeyFile(storeDirectory, { ...before.value, wraps: [...wraps], change }, { dataKey, secret });
  try {
    journalKeyChange(opening.hall()!.store, change);
  } catch (thrown) {
    await replaceKeyFile(storeDirectory, before.value, { dataKey, secret: {} });
    throw thrown;
  }
  return ok(null);
}

/** The sheet with this recovery key is sealed: from now on it is the only one that opens. */
export function sealRecoveryKey(opening: Opening, wrapId: string, author: Author): Promise<Result<null, KeyFileChangeError>> {
  return changeKeyFile(opening, 'recoveryKeySealed', author, async (keyFile) => {
    const wraps = keyFile.wraps
      .filter((wrap) => wrap.kind !== 'recoveryKey' || wrap.id === wrapId)
      .map((wrap) => (wrap.kind === 'recoveryKey' ? { ...wrap, onPaper: true } : wrap));
    if (!wraps.some(({ id }) => id === wrapId)) return failure('store.damaged', { at: 'key.json' });
    return ok({ wraps, dataKey: null, secret: {} });
  });
}
