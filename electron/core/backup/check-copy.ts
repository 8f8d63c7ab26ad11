import { closeSync, openSync, readSync } from 'node:fs';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { createDigest } from '../crypto/index.ts';
import { lookAt, openConnection, type Connection } from '../store/connection.ts';
import { beginning, digestOf, type Head } from '../store/journal.ts';
import { digestKeysOf } from '../store/digest-keys.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';
import { schemaOf } from '../store/migrations/index.ts';
import { readMeta } from '../store/open-store.ts';
import { journalRows } from '../store/projections.ts';
import { codeOf } from '../store/files.ts';

export interface StationHead extends Head {
  readonly station: string;
}

/** What a copy of the database holds, once all of it was read. */
export interface CopyContent {
  readonly schema: number;
  readonly journalRows: number;
  readonly heads: readonly StationHead[];
  /** Digests of the files it names. */
  readonly files: readonly string[];
  /** The key of these digests. */
  readonly vaultAddress: Uint8Array;
}

export type ListFiles = (database: Pick<Connection, 'prepare'>) => string[];

/**
 * Opens a copied database with its key and reads all of it: header (a copy in clear would be a disaster, not a backup),
 * every page, the journal's chain. `at` names what is wrong.
 */
export function checkCopy(
  file: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  listFiles: ListFiles,
): Result<CopyContent, HallError<'backup.damaged'>> {
  let database: Connection | null = null;
  try {
    if (lookAt(file) !== 'encrypted') return damaged('hall.db: header');
    database = openConnection(file, subkey(dataKey, identity, 'database'), { readonly: true });
    if (readMeta(database, 'store') !== identity.storeId) return damaged('hall.db: store');
    const pages = database.pragma('quick_check', { simple: true });
    if (pages !== 'ok') return damaged('hall.db: pages');
    const chain = walk(database);
    if (!chain.ok) return chain;
    const { vaultAddress } = digestKeysOf(database, dataKey, identity);
    return ok({ schema: schemaOf(database), ...chain.value, files: [...new Set(listFiles(database))], vaultAddress });
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === null) throw thrown;
    return damaged(`hall.db: ${code}`);
  } finally {
    database?.close();
  }
}

function walk(database: Connection): Result<Pick<CopyContent, 'journalRows' | 'heads'>, HallError<'backup.damaged'>> {
  const headByStation = new Map<string, Head>();
  let count = 0;
  for (const row of journalRows(database)) {
    const head = headByStation.get(row.station) ?? beginning;
    const continues = row.seq === head.seq + 1 && row.previous === head.digest && digestOf(row) === row.digest;
    if (!continues) return damaged(`journal ${row.station}/${row.seq}`);
    headByStation.set(row.station, { seq: row.seq, digest: row.digest });
    count += 1;
  }
  const heads = [...headByStation].map(([station, head]) => ({ station, ...head }));
  const kept = headsOf(database);
  const same = kept.length === heads.length && kept.every((one) => headByStation.get(one.station)?.digest === one.digest);
  return same ? ok({ journalRows: count, heads }) : damaged('journal: end');
}

/** The journal's ends as the database keeps them. */
export function headsOf(database: Pick<Connection, 'prepare'>): StationHead[] {
  const rows = database.prepare(`SELECT substr(name, 6) AS station, value FROM meta WHERE name LIKE 'head:%' ORDER BY name`).all() as {
    station: string;
    value: string;
  }[];
  return rows.map(({ station, value }) => {
    const [seq, digest] = value.split(':');
    return { station, seq: Number(seq), digest: digest ?? '' };
  });
}

/** Digest of a file of any size. Never for a database that is open in this process: closing the file would drop its locks. */
export function digestFile(file: string): string {
  const digest = createDigest();
  const buffer = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const length = readSync(descriptor, buffer, 0, buffer.length, null);
      if (length === 0) return digest.hex();
      digest.update(buffer.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
}

function damaged(at: string) {
  return failure('backup.damaged', { at });
}
