import { ok } from '#shared/model/index.ts';
import { unlockKeyFile, type Secret } from '../store/index.ts';
import type { Opening } from './opening.ts';
import { settleStore } from './settle-store.ts';

/** Opens the store with what somebody typed, or with nothing: a training store needs no more. */
export async function unlock(opening: Opening, secret: Secret) {
  if (opening.hall()) return ok(null);
  const { storeDirectory } = opening.options;
  const settled = settleStore(storeDirectory);
  if (!settled.ok) return settled;
  const dataKey = await unlockKeyFile(storeDirectory, secret);
  if (!dataKey.ok) return dataKey;
  if (opening.hall()) return ok(null); // another window was faster
  return opening.openWith(dataKey.value);
}
