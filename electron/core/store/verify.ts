import { ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { actsByType } from './acts.ts';
import { faultResult } from './errors.ts';
import { subkey } from './keys.ts';
import { knownSchema, schemaOf } from './migrations/index.ts';
import { connect, identify } from './open-store.ts';
import type { OpenError } from './open-store.ts';
import { compareTables, findFileProblem, walkJournal } from './proof.ts';
import type { StoreProblem } from './proof.ts';
import { findTipProblem } from './opening-check.ts';
import { readTip } from './tip.ts';
import type { ActDefinition } from './types.ts';
import { checkFiles } from './vault-check.ts';
import type { CheckedFile } from './vault-check.ts';
import type { FileColumn } from './vault-files.ts';

export type { StoreProblem } from './proof.ts';

export interface Verification {
  readonly journalRows: number;
  readonly tables: number;
  /** Files of the vault that were opened. */
  readonly files: number;
  /** The first problem met. */
  readonly problem: StoreProblem | null;
}

/**
 * Walks the journal's chains, compares their end with the tip, computes every projection anew and compares row by row,
 * and opens every file of the vault that an act kept. Works beside the open store and takes as long as it takes: for a
 * worker or the headless door.
 */
export function verifyStore(
  directory: string,
  dataKey: Uint8Array,
  definitions: readonly ActDefinition[],
  fileColumns: readonly FileColumn[] = [],
): Result<Verification, OpenError> {
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity;
  // Read before the database: an act that comes in between only lengthens the journal.
  const tip = readTip(directory, dataKey, identity.value);
  const connected = connect(directory, dataKey, identity.value, { readonly: true });
  if (!connected.ok) return connected;
  const database = connected.value;
  try {
    database.exec('BEGIN'); // one moment of the store, whatever is written meanwhile
    const acts = actsByType(definitions);
    const chain = walkJournal(database, acts);
    const problem = chain.problem ?? findTipProblem(database, tip) ?? findFileProblem(database, 'whole');
    // Tables of an earlier schema are computed again when the store is opened: its journal is all there is to verify.
    if (problem !== null || schemaOf(database) < knownSchema) return ok({ ...chain, problem, tables: 0, files: 0 });
    const compared = compareTables(database, acts, { directory, databaseKey: subkey(dataKey, identity.value, 'database') });
    if (compared.problem !== null) return ok({ ...chain, ...compared, files: 0 });
    return ok({
      ...chain,
      ...compared,
      ...findLostFile(checkFiles({ directory, dataKey, identity: identity.value }, database, fileColumns)),
    });
  } catch (thrown) {
    return faultResult(directory, thrown);
  } finally {
    database.close();
  }
}

function findLostFile(checked: Iterable<CheckedFile>): { readonly files: number; readonly problem: StoreProblem | null } {
  let files = 0;
  for (const { digest, state } of checked) {
    if (state !== 'good') return { files, problem: { in: 'vault', digest, problem: state } };
    files += 1;
  }
  return { files, problem: null };
}
