import { ok, type Result } from '#shared/model/index.ts';
import { asReadable } from '../store/connection.ts';
import { faultResult } from '../store/errors.ts';
import { digestKeysOf } from '../store/digest-keys.ts';
import { layoutOf } from '../store/layout.ts';
import { connect, identify, type OpenError } from '../store/open-store.ts';
import type { ActDefinition } from '../store/types.ts';
import { checkFiles } from '../store/vault-check.ts';
import type { FileColumn } from '../store/vault-files.ts';
import { verifyStore, type Verification } from '../store/verify.ts';
import { keyIdOf, placeOf } from './folder.ts';
import { findPlan } from './plan.ts';
import { copyFile, createVaultReader } from './vault-copy.ts';

/** `mended`: files of cases that were lost or damaged and came back. */
export interface MendedVerification extends Verification {
  readonly mended: number;
}

/**
 * Verifies a store, open or not. Files of cases that it has lost come back from the backup folder of its plan: a file's name
 * says what must be in it, so no other can take its place. All else that is wrong takes a restore.
 */
export async function verifyAndMend(
  directory: string,
  dataKey: Uint8Array,
  acts: readonly ActDefinition[],
  fileColumns: readonly FileColumn[],
): Promise<Result<MendedVerification, OpenError>> {
  const found = verifyStore(directory, dataKey, acts, fileColumns);
  if (!found.ok) return found;
  if (found.value.problem?.in !== 'vault') return ok({ ...found.value, mended: 0 });
  try {
    const mended = await mendFiles(directory, dataKey, fileColumns);
    if (!mended.ok) return mended;
    const after = mended.value === 0 ? found : verifyStore(directory, dataKey, acts, fileColumns);
    return after.ok ? ok({ ...after.value, mended: mended.value }) : after;
  } catch (thrown) {
    return faultResult(directory, thrown);
  }
}

async function mendFiles(directory: string, dataKey: Uint8Array, fileColumns: readonly FileColumn[]): Promise<Result<number, OpenError>> {
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity;
  const connected = connect(directory, dataKey, identity.value, { readonly: true });
  if (!connected.ok) return connected;
  const database = connected.value;
  try {
    const plan = findPlan(asReadable(database));
    if (plan === null) return ok(0);
    const source = placeOf(plan.folder, identity.value.storeId).vault(keyIdOf(dataKey, identity.value));
    const reader = createVaultReader(dataKey, identity.value, digestKeysOf(database, dataKey, identity.value).vaultAddress);
    let mended = 0;
    for (const { digest, state } of checkFiles({ directory, dataKey, identity: identity.value }, database, fileColumns)) {
      if (state !== 'good' && (await copyFile(reader, [source], layoutOf(directory).vault, digest))) mended += 1;
    }
    return ok(mended);
  } finally {
    database.close();
  }
}
