import { z } from 'zod';

/** A passphrase, password or recovery key as somebody typed it; the core says whether it is good enough. */
export const TypedSecret = z.string().min(1).max(200);

/** Fields of what opens a store: the hall passphrase or the recovery key, a training store without passphrase neither. */
export const openingSecrets = {
  passphrase: TypedSecret.nullable().default(null),
  recoveryKey: z.string().max(200).nullable().default(null),
};

/** Why a store may not open; `store.damaged`, `store.full` and `store.readOnly` may be the answer of every operation. */
export const openingErrors = [
  'store.wrongKey',
  'store.inUse',
  'store.notAStore',
  'store.newer',
  'store.actsMissing',
  'store.databaseMissing',
  'store.keyFileMissing',
  'store.keyFileDamaged',
  'store.foreignKeyFile',
] as const;
