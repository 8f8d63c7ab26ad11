import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { checkPages, type CheckedPages } from '../archive/index.ts';
import { verifyAndMend, type MendedVerification } from '../backup/index.ts';
import { acts } from '../hall.ts';
import { settleStore } from '../opening/settle-store.ts';
import { createSystemClock, openStore, placeOf, readBeside, StoreFault, unlockKeyFile, type Verification } from '../store/index.ts';
import { fileColumns } from '../vault-files.ts';
import type { Secrets } from './secrets.ts';

type Verified = MendedVerification & { readonly archives?: CheckedPages };

/**
 * Walks the journal and recomputes the tables, and fetches lost files from the backup folder; works beside a hall that is open.
 * `archives` names every picture of a case that is lost after that. The tables say what the journal says, or the problem says they do not.
 */
export async function verify(directory: string, archives: boolean, secrets: Secrets): Promise<Result<Verified, HallError>> {
  const dataKey = await findDataKey(directory, secrets);
  if (!dataKey.ok) return dataKey;
  const verified = await verifyAndMend(directory, dataKey.value, acts, fileColumns);
  if (!verified.ok || !archives) return verified;
  const checked = readBeside(directory, dataKey.value, checkPages);
  return checked.ok ? ok({ ...verified.value, archives: checked.value }) : checked;
}

/** Computes every table again from the journal; the hall has to be closed. */
export async function rebuild(directory: string, secrets: Secrets): Promise<Result<{ journalRows: number }, HallError>> {
  const dataKey = await findDataKey(directory, secrets);
  if (!dataKey.ok) return dataKey;
  const store = openStore(directory, dataKey.value, { clock: createSystemClock(), acts }, { check: 'tip' }); // tables that are wrong are what it is for
  if (!store.ok) return store;
  try {
    return ok({ journalRows: store.value.rebuild() });
  } catch (thrown) {
    if (thrown instanceof StoreFault) return { ok: false, error: thrown.error };
    throw thrown;
  } finally {
    store.value.close();
  }
}

/** A verification that found something, as a failure. */
export function failureOf({ problem }: Verification): HallError<'store.damaged'> | null {
  return problem === null ? null : failure('store.damaged', { at: placeOf(problem) }).error;
}

/** A training store opens by itself; any other asks. */
export async function findDataKey(directory: string, secrets: Secrets): Promise<Result<Uint8Array, HallError>> {
  const settled = settleStore(directory);
  if (!settled.ok) return settled;
  const free = await unlockKeyFile(directory, { passphrase: null, recoveryKey: secrets.recoveryKey });
  if (free.ok || free.error.code !== 'store.wrongKey' || secrets.recoveryKey !== null) return free;
  const passphrase = await secrets.passphrase();
  return passphrase.ok ? unlockKeyFile(directory, { passphrase: passphrase.value, recoveryKey: null }) : passphrase;
}
