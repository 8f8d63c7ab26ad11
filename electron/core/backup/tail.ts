import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { open, seal } from '../crypto/index.ts';
import type { Connection } from '../store/connection.ts';
import { codeOf, syncDirectory } from '../store/files.ts';
import type { Head, JournalRow } from '../store/journal.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';
import type { StationHead } from './check-copy.ts';
import { namesIn } from './folder.ts';

/*
 * The tail: acts since a backup, written to the backup folder as they happen. A file `<station>-<first seq>-<n>.tail`
 * is a row of frames, each its length (4 bytes, big-endian) and a sealed journal row as JSON. A frame cut off in the
 * middle ends its file; writing goes on in a new one. What counts is the journal's own chain: where two files hold
 * a row after the same one (a store was restored with acts missing), the file begun later is the true one.
 */
const Row = z.object({
  id: z.string(),
  station: z.string(),
  seq: z.number().int(),
  at: z.string(),
  on_date: z.string(),
  staff_id: z.string().nullable(),
  role: z.string().nullable(),
  approver_id: z.string().nullable(),
  counter: z.string().nullable(),
  case_id: z.string().nullable(),
  type: z.string(),
  payload: z.string(),
  operation: z.string(),
  request_id: z.string().nullable(),
  input_digest: z.string().nullable(),
  receipt: z.string().nullable(),
  previous: z.string(),
  digest: z.string(),
}) as unknown as z.ZodType<JournalRow>;

const lengthBytes = 4;
const portion = 500;

interface TailKeys {
  readonly key: Uint8Array;
  readonly storeId: string;
}

function keysOf(dataKey: Uint8Array, identity: StoreIdentity): TailKeys {
  return { key: subkey(dataKey, identity, 'backup-tail'), storeId: identity.storeId };
}

export interface TailWriter {
  /** Writes all acts after the last one written, durably, `before` each portion what they name; answers how far the folder has them. */
  append(database: Pick<Connection, 'prepare'>, before: (rows: readonly JournalRow[]) => Promise<void>): Promise<Head>;
  /** Whether the file being written still has its name: on a disk that was exchanged it would be written for nobody. */
  isThere(): boolean;
  close(): void;
}

/** Goes on where the folder's tail leaves the journal of `database`, else after `base`, the head of a backup. */
export function createTailWriter(
  folder: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  { base, database: now }: { readonly base: StationHead; readonly database: Pick<Connection, 'prepare'> },
): TailWriter {
  const keys = keysOf(dataKey, identity);
  const { station } = base;
  const rows = readTail(folder, dataKey, identity, [base]);
  let head: Head = rows.findLast((row) => row.station === station && isInJournal(now, row)) ?? base;
  let descriptor: number | null = null;
  let written: string | null = null;

  const openFile = (first: number): number => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let n = 1; ; n += 1) {
      const file = join(folder, fileName(station, first, n));
      if (existsSync(file)) continue;
      const opened = openSync(file, 'wx', 0o600);
      syncDirectory(folder);
      written = file;
      return opened;
    }
  };

  return {
    async append(database, before) {
      const select = database.prepare(
        `SELECT id, station, seq, at, on_date, staff_id, role, approver_id, counter, case_id, type, payload, operation, request_id,
           input_digest, receipt, previous, digest FROM journal WHERE station = ? AND seq > ? ORDER BY seq LIMIT ${portion}`,
      );
      for (;;) {
        const rows = select.all(station, head.seq) as JournalRow[];
        const last = rows.at(-1);
        if (last === undefined) return head;
        await before(rows);
        descriptor ??= openFile(head.seq + 1);
        try {
          writeAll(descriptor, Buffer.concat(rows.map((row) => frame(row, keys))));
          fsyncSync(descriptor);
        } catch (thrown) {
          // What stands half in the file is left behind by a new one.
          closeQuietly(descriptor);
          descriptor = null;
          throw thrown;
        }
        head = { seq: last.seq, digest: last.digest };
      }
    },
    isThere: () => descriptor === null || written === null || existsSync(written),
    close() {
      if (descriptor !== null) closeQuietly(descriptor);
      descriptor = null;
    },
  };
}

/** The rows that continue the given ends, in the order of each station's chain. */
export function readTail(folder: string, dataKey: Uint8Array, identity: StoreIdentity, heads: readonly StationHead[]): JournalRow[] {
  const keys = keysOf(dataKey, identity);
  const after = new Map(heads.map(({ station, seq }) => [station, seq]));
  const rowByPrevious = new Map<string, JournalRow>();
  // Later files first: theirs is the row that counts.
  for (const { name, station, first } of tailFiles(folder).toReversed()) {
    for (const row of rowsOf(join(folder, name), keys, (after.get(station) ?? 0) + 1 - first)) {
      if (row.seq <= (after.get(row.station) ?? 0)) continue;
      const place = `${row.station}:${row.previous}`;
      if (!rowByPrevious.has(place)) rowByPrevious.set(place, row);
    }
  }
  const starts = [...new Set([...rowByPrevious.values()].map(({ station }) => station))];
  return starts.flatMap((station) => {
    const chain: JournalRow[] = [];
    let digest = heads.find((head) => head.station === station)?.digest ?? '0'.repeat(64);
    for (;;) {
      const row = rowByPrevious.get(`${station}:${digest}`);
      if (row === undefined) return chain;
      chain.push(row);
      digest = row.digest;
    }
  });
}

/**
 * The last row of every chain of a station that the folder holds, whatever it continues. A file is one chain, so of a record of years
 * only the ends of each file are opened.
 */
export function readTailEnds(folder: string, dataKey: Uint8Array, identity: StoreIdentity, station: string): Head[] {
  const keys = keysOf(dataKey, identity);
  const files = tailFiles(folder)
    .filter((one) => one.station === station)
    .flatMap(({ name }) => endsOf(join(folder, name), keys) ?? []);
  const continued = new Set(files.map(({ previous }) => previous));
  const ends = files.map(({ last }) => last).filter(({ digest }) => !continued.has(digest));
  return [...new Map(ends.map(({ seq, digest }) => [digest, { seq, digest }])).values()];
}

/** What a file continues and how far it goes; null when nothing in it opens. */
function endsOf(file: string, keys: TailKeys): { readonly previous: string; readonly last: JournalRow } | null {
  const frames = framesOf(file);
  const [first] = frames;
  const previous = (first && openFrame(first, keys)?.previous) ?? '';
  for (const frame of frames.toReversed()) {
    const last = openFrame(frame, keys);
    if (last !== null) return { previous, last };
  }
  return null;
}

/** Whether the journal holds this very row: after a restore with acts missing, another one may stand in its place. */
export function isInJournal(database: Pick<Connection, 'prepare'>, row: StationHead): boolean {
  const found = database.prepare('SELECT digest FROM journal WHERE station = ? AND seq = ?').get(row.station, row.seq) as
    { digest: string } | undefined;
  return row.seq === 0 || found?.digest === row.digest;
}

interface TailFile {
  readonly name: string;
  readonly station: string;
  readonly first: number;
  readonly n: number;
}

function fileName(station: string, first: number, n: number): string {
  return `${station}-${String(first).padStart(10, '0')}-${n}.tail`;
}

/** In the order they were begun; a chain that was begun again goes on at an earlier row, in a file of its own number. */
export function tailFiles(folder: string): TailFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const match = /^(?<station>[0-9A-Z]+)-(?<first>\d{10})-(?<n>\d+)\.tail$/.exec(name)?.groups;
      return match ? [{ name, station: match['station']!, first: Number(match['first']), n: Number(match['n']) }] : [];
    })
    .toSorted((one, other) => one.first - other.first || one.n - other.n);
}

function frame(row: JournalRow, { key, storeId }: TailKeys): Buffer {
  const sealed = seal(key, Buffer.from(JSON.stringify(row), 'utf8'), `tongxin tail ${storeId}`);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

/** From the frame of that number on, up to the first that does not open. A file holds its rows without a gap: which is which needs no key. */
function* rowsOf(file: string, keys: TailKeys, from: number): Generator<JournalRow> {
  for (const frame of framesOf(file).slice(Math.max(0, from))) {
    const row = openFrame(frame, keys);
    if (row === null) return;
    yield row;
  }
}

/** The sealed rows of a file, a last one that is cut off left aside. A file the disk cannot read any more has none. */
function framesOf(file: string): Uint8Array[] {
  const bytes = readOrEmpty(file);
  const frames: Uint8Array[] = [];
  for (let at = 0; at + lengthBytes <= bytes.length;) {
    const end = at + lengthBytes + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    frames.push(bytes.subarray(at + lengthBytes, end));
    at = end;
  }
  return frames;
}

function readOrEmpty(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (thrown) {
    if (!['EIO', 'EISDIR'].includes(codeOf(thrown) ?? '')) throw thrown;
    return Buffer.alloc(0);
  }
}

function openFrame(frame: Uint8Array, { key, storeId }: TailKeys): JournalRow | null {
  const opened = open(key, frame, `tongxin tail ${storeId}`);
  return opened && Row.parse(JSON.parse(Buffer.from(opened).toString('utf8')));
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/** The disk it was on may be gone. */
function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
  }
}
