import { ok, type Result } from '#shared/model/index.ts';
import { asReadable } from './connection.ts';
import { digestKeysOf } from './digest-keys.ts';
import { faultResult } from './errors.ts';
import { subkey } from './keys.ts';
import { layoutOf } from './layout.ts';
import { connect, identify, type OpenError } from './open-store.ts';
import type { ReadableDb } from './types.ts';
import { checkFile } from './vault.ts';

/** Whether a file of the vault is there and is what its name says. */
export type FileCheck = (digest: string) => 'good' | 'missing' | 'damaged';

/** Reads the tables and the vault of a store, open or not, as they are at one moment. */
export function readBeside<T>(directory: string, dataKey: Uint8Array, read: (db: ReadableDb, check: FileCheck) => T): Result<T, OpenError> {
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity;
  const connected = connect(directory, dataKey, identity.value, { readonly: true });
  if (!connected.ok) return connected;
  const database = connected.value;
  try {
    database.exec('BEGIN');
    const keys = {
      content: subkey(dataKey, identity.value, 'vault'),
      address: digestKeysOf(database, dataKey, identity.value).vaultAddress,
    };
    return ok(read(asReadable(database), (digest) => checkFile(layoutOf(directory).vault, keys, digest)));
  } catch (thrown) {
    return faultResult(directory, thrown);
  } finally {
    database.close();
  }
}
