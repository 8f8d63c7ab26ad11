import type { Connection } from './connection.ts';
import { digestKeysOf } from './digest-keys.ts';
import { subkey } from './keys.ts';
import { layoutOf } from './layout.ts';
import type { DamagedStore } from './salvage.ts';
import { referencedFiles } from './vault-files.ts';
import type { FileColumn } from './vault-files.ts';
import { checkFile } from './vault.ts';

export interface CheckedFile {
  readonly digest: string;
  readonly state: ReturnType<typeof checkFile>;
}

/** Opens every file of the vault that a table names, one after the other; takes long, for a worker. */
export function* checkFiles(
  { directory, dataKey, identity }: DamagedStore,
  database: Connection,
  columns: readonly FileColumn[],
): Generator<CheckedFile> {
  const keys = { content: subkey(dataKey, identity, 'vault'), address: digestKeysOf(database, dataKey, identity).vaultAddress };
  for (const digest of referencedFiles(database, columns)) yield { digest, state: checkFile(layoutOf(directory).vault, keys, digest) };
}
