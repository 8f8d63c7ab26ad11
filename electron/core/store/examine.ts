import { existsSync } from 'node:fs';
import type { ErrorCode, HallError, StoreExamination } from '#shared/contract/index.ts';
import { actsByType } from './acts.ts';
import { lookAt } from './connection.ts';
import { digestOf } from './journal.ts';
import { isKeyOf, readKeyFile } from './key-file.ts';
import { inspectStore, layoutOf } from './layout.ts';
import { checkBeforeOpening, leaveAsFound, placeOf } from './opening-check.ts';
import { connect } from './open-store.ts';
import type { StoreDeps } from './opened-store.ts';
import { readableRows, readDamaged } from './salvage.ts';
import type { DamagedStore } from './salvage.ts';
import { findTipStore, readTip } from './tip.ts';
import { checkFiles } from './vault-check.ts';

/** What is wrong with a part of a store. */
interface Trouble {
  /** Which part; never content. */
  readonly at: string;
  /** The error that opening would answer. */
  readonly code: Extract<ErrorCode, `store.${string}`>;
}

/** `confirmed`: the last act that was confirmed, by the tip; `readable`: unbroken stretches of the journal, null without the data key. */
export interface Examination extends Pick<StoreExamination, 'confirmed' | 'readable'> {
  readonly troubles: readonly Trouble[];
}

/**
 * Says what is wrong with a store: whatever opening would refuse, all of its tables proven against the journal, and files of
 * cases that are lost; and which acts are still in it. Without the data key only what shows without it. Changes nothing;
 * nobody may have the store open.
 */
export function examineStore(directory: string, dataKey: Uint8Array | null, deps: Pick<StoreDeps, 'acts' | 'fileColumns'>): Examination {
  const troubles: Trouble[] = [];
  const found = (more: readonly Trouble[]): Examination => ({ troubles: [...troubles, ...more], confirmed: null, readable: null });
  const layout = layoutOf(directory);
  const place = inspectStore(directory);
  if (!place.ok && place.error.code === 'store.notAStore') return found([{ at: 'hall.db', code: 'store.notAStore' }]);
  const hasDatabase = existsSync(layout.database);
  if (!hasDatabase) troubles.push({ at: 'hall.db', code: 'store.databaseMissing' });
  else {
    const looks = lookAt(layout.database);
    if (looks !== 'encrypted') troubles.push({ at: 'hall.db', code: looks === 'foreign' ? 'store.notAStore' : 'store.damaged' });
  }
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return found(keyFile.error.code === 'store.absent' ? [] : [{ at: 'key.json', code: keyFile.error.code }]);
  const { storeId, training } = keyFile.value;
  if ((findTipStore(directory) ?? storeId) !== storeId) troubles.push({ at: 'key.json', code: 'store.foreignKeyFile' });
  if (dataKey === null) return found([]);
  if (!isKeyOf(keyFile.value, dataKey)) return found([{ at: 'key.json', code: 'store.wrongKey' }]);
  const store = { directory, dataKey, identity: { storeId, training } };
  const tip = readTip(directory, dataKey, store.identity);
  const confirmed = typeof tip === 'string' ? null : { station: tip.station, seq: tip.seq };
  const readable = hasDatabase ? findReadable(store) : [];
  if (troubles.length === 0) troubles.push(...contentTroubles(store, tip, deps));
  return { troubles, confirmed, readable };
}

function contentTroubles(store: DamagedStore, tip: ReturnType<typeof readTip>, deps: Pick<StoreDeps, 'acts' | 'fileColumns'>): Trouble[] {
  const { directory, dataKey, identity } = store;
  return leaveAsFound(directory, () => {
    const checked = checkBeforeOpening({
      directory,
      dataKey,
      identity,
      acts: actsByType(deps.acts),
      check: 'full',
      tip,
      base: null,
      connect: () => connect(directory, dataKey, identity, { readonly: true }),
    });
    if (!checked.ok) return [troubleOf(checked.error)];
    const lost = readDamaged(store, (database) =>
      [...checkFiles(store, database, deps.fileColumns ?? [])].filter(({ state }) => state !== 'good'),
    );
    return (lost ?? []).map(({ digest, state }) => ({
      at: placeOf({ in: 'vault', digest, problem: state as 'missing' | 'damaged' }),
      code: 'store.damaged',
    }));
  });
}

/** What is wrong, and where; of acts that are missing, the first one. */
function troubleOf({ code, details }: HallError<Trouble['code']>): Trouble {
  const places: Readonly<Record<string, unknown>> = details;
  if (code === 'store.actsMissing') return { at: `journal ${String(places['station'])}/${Number(places['kept']) + 1}`, code };
  return { at: String(places['at'] ?? places['file'] ?? 'hall.db'), code };
}

function findReadable(store: DamagedStore): NonNullable<Examination['readable']> {
  const stretches: Array<{ station: string; from: number; to: number }> = [];
  readDamaged(store, (database) => {
    for (const row of readableRows(database)) {
      if (digestOf(row) !== row.digest) continue;
      const last = stretches.findLast(({ station }) => station === row.station);
      if (last?.to === row.seq - 1) last.to = row.seq;
      else stretches.push({ station: row.station, from: row.seq, to: row.seq });
    }
  });
  return stretches;
}
