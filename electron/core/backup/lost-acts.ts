import type { Connection } from '../store/connection.ts';
import type { Head } from '../store/journal.ts';
import type { StoreIdentity } from '../store/keys.ts';
import { findLostActs, stillLost } from '../store/lost-acts.ts';
import { readMeta } from '../store/open-store.ts';
import { headsOf } from './check-copy.ts';
import { keyIdOf, listBackups, placeOf, readManifest } from './folder.ts';
import { isGenuine } from './manifest.ts';
import { readTailEnds } from './tail.ts';

/**
 * What a backup folder, and the store itself, know of acts of this PC that its journal lacks: the heads of backups and the ends of
 * the tail, beyond the journal's head or beside it. A backup under another data key cannot be proven here; it counts where it goes
 * beyond, for the key may have been changed after the state that was put back.
 */
export function lostActsIn(
  folder: string,
  database: Pick<Connection, 'prepare'>,
  { dataKey, identity }: { readonly dataKey: Uint8Array; readonly identity: StoreIdentity },
): Head[] {
  const place = placeOf(folder, identity.storeId);
  const keyId = keyIdOf(dataKey, identity);
  const station = readMeta(database, 'station');
  const ours = headsOf(database).find((head) => head.station === station)?.seq ?? 0;
  const backedUp = listBackups(folder, identity.storeId)
    .flatMap(({ name }) => readManifest(place.backup(name)) ?? [])
    .flatMap((manifest) => {
      const head = manifest.heads.find((one) => one.station === station);
      if (head === undefined) return [];
      return (manifest.keyId === keyId ? isGenuine(manifest, dataKey) : head.seq > ours) ? [head] : [];
    });
  const followed = readTailEnds(place.tail(keyId), dataKey, identity, station);
  const found = stillLost(database, [...backedUp, ...followed]);
  const all = [...findLostActs(database), ...found].map(({ seq, digest }) => ({ seq, digest }));
  return [...new Map(all.map((head) => [head.digest, head])).values()];
}
