import { existsSync } from 'node:fs';
import type { HallError } from '#shared/contract/index.ts';
import type { Connection } from '../store/connection.ts';
import { codeOf } from '../store/files.ts';
import { findHead, type JournalRow } from '../store/journal.ts';
import type { StoreIdentity } from '../store/keys.ts';
import { findTipProblem } from '../store/opening-check.ts';
import { readTip } from '../store/tip.ts';
import { layoutOf } from '../store/layout.ts';
import { connect, identify, type OpenError } from '../store/open-store.ts';
import { checkCopy, type ListFiles, type StationHead } from './check-copy.ts';
import { createVaultReader } from './vault-copy.ts';

/** What is wrong with the store in a directory; null: all of it can be read. Its caller holds the store's lock. */
export async function findDamage(directory: string, dataKey: Uint8Array, listFiles: ListFiles): Promise<OpenError | null> {
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity.error;
  const layout = layoutOf(directory);
  const checked = checkCopy(layout.database, dataKey, identity.value, listFiles);
  if (!checked.ok) return { code: 'store.damaged', details: checked.error.details };
  const missing = findMissing(directory, dataKey, identity.value);
  if (missing !== null) return missing;
  const reader = createVaultReader(dataKey, identity.value, checked.value.vaultAddress);
  for (const digest of checked.value.files) {
    if ((await reader.read(layout.vault, digest)) === null)
      return { code: 'store.damaged', details: { at: `vault ${digest.slice(0, 12)}` } };
  }
  return null;
}

/** Acts that were confirmed and are not there: the tip beside the database knows of them. */
function findMissing(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
): HallError<'store.damaged' | 'store.actsMissing'> | null {
  const connected = connect(directory, dataKey, identity, { readonly: true });
  if (!connected.ok) return { code: 'store.damaged', details: { at: 'hall.db' } };
  try {
    const tip = readTip(directory, dataKey, identity);
    const problem = findTipProblem(connected.value, tip);
    if (problem === null) return null;
    if (typeof tip === 'string') return { code: 'store.damaged', details: { at: 'hall.tip' } };
    const kept = findHead(connected.value, tip.station).seq;
    return { code: 'store.actsMissing', details: { station: tip.station, seq: tip.seq, kept } };
  } finally {
    connected.value.close();
  }
}

/** The acts after one that a damaged database still gives, as far as it can be read; none when it does not open at all. */
export function salvage(directory: string, dataKey: Uint8Array, after: StationHead): JournalRow[] {
  if (!existsSync(layoutOf(directory).database)) return [];
  const identity = identify(directory, dataKey);
  if (!identity.ok) return [];
  const connected = connect(directory, dataKey, identity.value, { readonly: true });
  if (!connected.ok) return [];
  const rows: JournalRow[] = [];
  try {
    for (let seq = after.seq + 1; ; seq += 1) {
      const row = readRow(connected.value, after.station, seq);
      if (row === undefined) return rows;
      rows.push(row);
    }
  } catch (thrown) {
    if (codeOf(thrown) === null) throw thrown;
    return rows;
  } finally {
    connected.value.close();
  }
}

function readRow(database: Connection, station: string, seq: number): JournalRow | undefined {
  return database
    .prepare<[string, number], JournalRow>(
      `SELECT id, station, seq, at, on_date, staff_id, role, approver_id, counter, case_id, type, payload, operation, request_id,
         input_digest, receipt, previous, digest FROM journal WHERE station = ? AND seq = ?`,
    )
    .get(station, seq);
}
