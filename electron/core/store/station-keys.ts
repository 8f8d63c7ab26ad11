import { open, seal } from '../crypto/index.ts';
import type { Connection } from './connection.ts';
import { StoreFault } from './errors.ts';
import { subkey, type StoreIdentity } from './keys.ts';

/**
 * Private keys of the station, outside the journal. In the database, and sealed once more: whoever gets at a page of it in
 * the clear (memory, a faulty tool) has no key yet.
 */
export interface StationKeyBox {
  /** Keeps private keys by the id of their public key, in one transaction; one that is there stays as it is. */
  put(keys: readonly { readonly keyId: string; readonly privateKey: Uint8Array }[]): void;
  /** Null: it is not here, as after a restore from a backup of before. */
  find(keyId: string): Uint8Array | null;
  /** Erases all but these. */
  keepOnly(keyIds: readonly string[]): void;
}

export function createStationKeyBox(
  database: Connection,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  { reading, writing }: Record<'reading' | 'writing', <T>(work: () => T) => T>,
): StationKeyBox {
  const sealingKey = sealingKeyOf(dataKey, identity);
  return {
    put: (keys) =>
      writing(() => {
        const insert = database.prepare('INSERT INTO station_keys (key_id, sealed) VALUES (?, ?) ON CONFLICT (key_id) DO NOTHING');
        for (const { keyId, privateKey } of keys) insert.run(keyId, Buffer.from(seal(sealingKey, privateKey, boundTo(keyId))));
      }),
    find(keyId) {
      const select = database.prepare('SELECT sealed FROM station_keys WHERE key_id = ?').pluck();
      const sealed = reading(() => select.get(keyId)) as Uint8Array | undefined;
      return sealed === undefined ? null : open(sealingKey, sealed, boundTo(keyId));
    },
    keepOnly(keyIds) {
      const known = reading(() => database.prepare('SELECT key_id FROM station_keys').pluck().all()) as string[];
      const stray = known.filter((keyId) => !keyIds.includes(keyId));
      if (stray.length === 0) return;
      writing(() => {
        const erase = database.prepare('DELETE FROM station_keys WHERE key_id = ?');
        for (const keyId of stray) erase.run(keyId);
      });
    },
  };
}

/**
 * Seals them under another data key, in the copy that gets it.
 * @throws StoreFault `store.damaged` when one of them does not open: a copy that loses keys must not take the store's place
 */
export function resealStationKeys(copy: Connection, dataKey: Uint8Array, newDataKey: Uint8Array, identity: StoreIdentity): void {
  const hasTable = copy.prepare("SELECT 1 FROM sqlite_master WHERE name = 'station_keys'").get() !== undefined;
  if (!hasTable) return; // a store of an earlier schema
  const rows = copy.prepare('SELECT key_id AS keyId, sealed FROM station_keys').all() as { keyId: string; sealed: Uint8Array }[];
  const update = copy.prepare('UPDATE station_keys SET sealed = ? WHERE key_id = ?');
  for (const { keyId, sealed } of rows) {
    const privateKey = open(sealingKeyOf(dataKey, identity), sealed, boundTo(keyId));
    if (privateKey === null) throw new StoreFault({ code: 'store.damaged', details: { at: 'station_keys' } });
    update.run(Buffer.from(seal(sealingKeyOf(newDataKey, identity), privateKey, boundTo(keyId))), keyId);
  }
}

function sealingKeyOf(dataKey: Uint8Array, identity: StoreIdentity): Uint8Array {
  return subkey(dataKey, identity, 'station-keys');
}

/** A sealed key put under another id does not open. */
function boundTo(keyId: string): string {
  return `tongxin station key ${keyId}`;
}
