import type { Connection } from './connection.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';

/** The keys of digests that the journal names: of the vault's files and of what was asked. */
export interface DigestKeys {
  readonly vaultAddress: Uint8Array;
  readonly inputDigest: Uint8Array;
}

const kept = { vaultAddress: 'kept-key:vault-address', inputDigest: 'kept-key:input-digest' } as const;

/** From the data key, or as they were before the data key was changed: the journal never changes, so they do not either. */
export function digestKeysOf(database: Connection, dataKey: Uint8Array, identity: StoreIdentity): DigestKeys {
  const find = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?');
  const keyOf = (name: string, derive: () => Uint8Array): Uint8Array => {
    const row = find.get(name);
    return row === undefined ? derive() : new Uint8Array(Buffer.from(row.value, 'base64'));
  };
  return {
    vaultAddress: keyOf(kept.vaultAddress, () => subkey(dataKey, identity, 'vault-address')),
    inputDigest: keyOf(kept.inputDigest, () => subkey(dataKey, identity, 'input-digest')),
  };
}

/** Writes them into a store that gets another data key. */
export function keepDigestKeys(database: Connection, keys: DigestKeys): void {
  const insert = database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)');
  insert.run(kept.vaultAddress, Buffer.from(keys.vaultAddress).toString('base64'));
  insert.run(kept.inputDigest, Buffer.from(keys.inputDigest).toString('base64'));
}
