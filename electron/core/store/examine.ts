import { existsSync } from 'node:fs';
import type { ErrorCode } from '#shared/contract/index.ts';
import { lookAt } from './connection.ts';
import { digestOf } from './journal.ts';
import { isKeyOf, readKeyFile } from './key-file.ts';
import { inspectStore, layoutOf } from './layout.ts';
import { findFileProblem } from './proof.ts';
import { findTipProblem, placeOf } from './opening-check.ts';
import { readableRows, readDamaged } from './salvage.ts';
import type { DamagedStore } from './salvage.ts';
import { findTipStore, readTip } from './tip.ts';

/** What is wrong with one file of a store. */
export interface Trouble {
  readonly file: 'key.json' | 'hall.db' | 'hall.tip';
  /** The error that opening would answer. */
  readonly code: Extract<ErrorCode, `store.${string}`>;
  /** Where in the file; null when all of it. */
  readonly at: string | null;
}

/** Rows of a station that still open and are what was written, both ends included. */
export interface ReadableRows {
  readonly station: string;
  readonly from: number;
  readonly to: number;
}

export interface Examination {
  readonly troubles: readonly Trouble[];
  /** The last act that was confirmed, by the tip; null when it cannot be told. */
  readonly confirmed: { readonly station: string; readonly seq: number } | null;
  /** Unbroken stretches of the journal, in order; null without the data key. */
  readonly readable: readonly ReadableRows[] | null;
}

/**
 * Says what is wrong with a store that does not open, and which acts are still in it. Without the data key only what shows
 * without it. Changes nothing; nobody may have the store open.
 */
export function examineStore(directory: string, dataKey: Uint8Array | null): Examination {
  const troubles: Trouble[] = [];
  const layout = layoutOf(directory);
  const place = inspectStore(directory);
  if (!place.ok && place.error.code === 'store.notAStore') {
    return { troubles: [{ file: 'hall.db', code: 'store.notAStore', at: null }], confirmed: null, readable: null };
  }
  const hasDatabase = existsSync(layout.database);
  if (!hasDatabase) troubles.push({ file: 'hall.db', code: 'store.databaseMissing', at: null });
  else {
    const looks = lookAt(layout.database);
    if (looks !== 'encrypted')
      troubles.push({ file: 'hall.db', code: looks === 'foreign' ? 'store.notAStore' : 'store.damaged', at: null });
  }
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) {
    const { code } = keyFile.error;
    if (code !== 'store.absent') troubles.push({ file: 'key.json', code, at: null });
    return { troubles, confirmed: null, readable: null };
  }
  const { storeId, training } = keyFile.value;
  if ((findTipStore(directory) ?? storeId) !== storeId) troubles.push({ file: 'key.json', code: 'store.foreignKeyFile', at: null });
  if (dataKey === null) return { troubles, confirmed: null, readable: null };
  if (!isKeyOf(keyFile.value, dataKey)) {
    return { troubles: [...troubles, { file: 'key.json', code: 'store.wrongKey', at: null }], confirmed: null, readable: null };
  }
  const store = { directory, dataKey, identity: { storeId, training } };
  const tip = readTip(directory, dataKey, store.identity);
  const confirmed = typeof tip === 'string' ? null : { station: tip.station, seq: tip.seq };
  if (tip === 'damaged') troubles.push({ file: 'hall.tip', code: 'store.damaged', at: null });
  const readable = hasDatabase ? findReadable(store) : [];
  if (hasDatabase && troubles.every(({ file }) => file !== 'hall.db')) troubles.push(...databaseTroubles(store, tip));
  return { troubles, confirmed, readable };
}

function databaseTroubles(store: DamagedStore, tip: ReturnType<typeof readTip>): Trouble[] {
  const whole: Trouble = { file: 'hall.db', code: 'store.damaged', at: null };
  const found = readDamaged(store, (database): Trouble[] => {
    const inFile = findFileProblem(database, 'whole');
    if (inFile !== null) return [whole];
    const inTip = tip === 'damaged' ? null : findTipProblem(database, tip);
    if (inTip === null) return [];
    if (inTip.in === 'file') return [{ file: 'hall.tip', code: 'store.damaged', at: null }];
    const isBehind = inTip.in === 'journal' && inTip.problem === 'end';
    return [{ file: 'hall.db', code: isBehind ? 'store.actsMissing' : 'store.damaged', at: placeOf(inTip) }];
  });
  return found ?? [whole];
}

function findReadable(store: DamagedStore): ReadableRows[] {
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
