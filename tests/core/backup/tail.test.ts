import type * as fs from 'node:fs';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTailWriter, readTail, readTailEnds } from '#core/backup/tail.ts';
import type * as crypto from '#core/crypto/index.ts';
import { beginning, digestOf, type Head, type JournalRow } from '#core/store/journal.ts';

/** What the backup disk does instead, and how many rows were opened. */
const disk = vi.hoisted(() => ({ dieInWrite: false, unreadable: '', opened: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    writeSync: (descriptor: number, bytes: Uint8Array, from = 0) => {
      if (!disk.dieInWrite) return real.writeSync(descriptor, bytes, from, bytes.length - from);
      disk.dieInWrite = false;
      real.writeSync(descriptor, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
      throw new Error('killed');
    },
    readFileSync: (...parts: Parameters<typeof fs.readFileSync>) => {
      if (disk.unreadable !== '' && String(parts[0]).endsWith(disk.unreadable))
        throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      return real.readFileSync(...parts);
    },
  };
});
vi.mock('#core/crypto/index.ts', async (original) => {
  const real = await original<typeof crypto>();
  const open: typeof real.open = (...parts) => {
    disk.opened += 1;
    return real.open(...parts);
  };
  return { ...real, open };
});

const identity = { storeId: '01a20000-0000-7000-8000-000000000000', training: true };
const dataKey = new Uint8Array(32).fill(7);
const start = { station: 'S01', ...beginning };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-tail-'));
  Object.assign(disk, { dieInWrite: false, unreadable: '', opened: 0 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A journal that goes on from a head; `branch` tells its rows from another's. */
function rowsAfter(head: Head, count: number, branch = 'a'): JournalRow[] {
  const rows: JournalRow[] = [];
  let { seq, digest } = head;
  for (let n = 0; n < count; n += 1) {
    seq += 1;
    const row = {
      id: `${branch}${seq}`,
      station: 'S01',
      seq,
      at: '2026-11-23T02:00:00Z',
      on_date: '2026-11-23',
      staff_id: null,
      role: null,
      approver_id: null,
      counter: null,
      case_id: null,
      type: 'case.opened',
      payload: '{}',
      operation: 'cases.open',
      request_id: null,
      input_digest: null,
      receipt: null,
      previous: digest,
    } as unknown as JournalRow;
    digest = digestOf(row);
    rows.push({ ...row, digest });
  }
  return rows;
}
const headOf = (rows: readonly JournalRow[]) => ({ station: 'S01', seq: rows.at(-1)!.seq, digest: rows.at(-1)!.digest });

function journalOf(rows: readonly JournalRow[]) {
  const database = new Database(':memory:');
  database.exec(
    `CREATE TABLE journal (id, station, seq, at, on_date, staff_id, role, approver_id, counter, case_id, type, payload, operation,
       request_id, input_digest, receipt, previous, digest)`,
  );
  const columns = Object.keys(rows[0]!);
  const insert = database.prepare(`INSERT INTO journal (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`);
  for (const row of rows) insert.run(row);
  return database;
}

/** As one run of the program: everything the journal holds, into a file of its own. */
async function write(rows: readonly JournalRow[], base: Head & { station: string } = start): Promise<Head> {
  const database = journalOf(rows);
  const writer = createTailWriter(folder, dataKey, identity, { base, database });
  try {
    return await writer.append(database, () => Promise.resolve());
  } finally {
    writer.close();
    database.close();
  }
}
const seqs = (rows: readonly { readonly seq: number }[]) => rows.map(({ seq }) => seq);
const files = () => readdirSync(folder).toSorted();
const read = (after = start) => readTail(folder, dataKey, identity, [after]);
const ends = () => readTailEnds(folder, dataKey, identity, 'S01');

test('a worker that dies in the middle of a write leaves whole acts; the next one goes on behind them, and none is lost', async () => {
  const rows = rowsAfter(beginning, 40);
  await write(rows.slice(0, 10));
  disk.dieInWrite = true;
  await expect(write(rows)).rejects.toThrow('killed');
  const whole = read();
  expect(whole.length).toBeGreaterThan(10);
  expect(whole.length).toBeLessThan(40);
  expect(whole).toEqual(rows.slice(0, whole.length));
  expect(await write(rows)).toEqual({ seq: 40, digest: rows.at(-1)!.digest });
  expect(files().at(-1)).toBe(`S01-${String(whole.length + 1).padStart(10, '0')}-1.tail`);
  expect(read()).toEqual(rows);
  expect(ends()).toEqual([{ seq: 40, digest: rows.at(-1)!.digest }]);
});

test('every chain has its end, also one that a store put back goes on beside', async () => {
  const first = rowsAfter(beginning, 8);
  await write(first.slice(0, 5));
  await write(first);
  const beside = [...first.slice(0, 6), ...rowsAfter(headOf(first.slice(0, 6)), 4, 'b')];
  await write(beside);
  const digests = [first.at(-1)!.digest, beside.at(-1)!.digest];
  expect(
    ends()
      .map(({ digest }) => digest)
      .toSorted(),
  ).toEqual(digests.toSorted());
});

test('of a long record only what is asked for is opened', async () => {
  const rows = rowsAfter(beginning, 300);
  for (const through of [100, 200, 300]) await write(rows.slice(0, through), through > 100 ? headOf(rows.slice(0, through - 100)) : start);
  expect(files()).toHaveLength(3);
  disk.opened = 0;
  expect(seqs(ends())).toEqual([300]);
  expect(disk.opened).toBe(6);
  disk.opened = 0;
  expect(seqs(read(headOf(rows.slice(0, 290))))).toEqual([291, 292, 293, 294, 295, 296, 297, 298, 299, 300]);
  expect(disk.opened).toBe(10);
});

test('a rotten place costs the acts from there on in its file only, and those in the backup already nothing', async () => {
  const rows = rowsAfter(beginning, 20);
  await write(rows);
  const file = join(folder, files()[0]!);
  const { readFileSync } = await vi.importActual<typeof fs>('node:fs');
  const bytes = readFileSync(file);
  const length = bytes.length / 20;
  bytes[Math.floor(length * 5.5)]! ^= 255; // in the sixth of rows of about one length
  writeFileSync(file, bytes);
  expect(seqs(read())).toEqual([1, 2, 3, 4, 5]);
  expect(seqs(read(headOf(rows.slice(0, 8))))).toEqual(seqs(rows.slice(8)));
  expect(seqs(ends())).toEqual([20]);
  // The next run writes again what cannot be read.
  await write(rows);
  expect(read()).toEqual(rows);
});

test('a file that the disk cannot read any more hides no other', async () => {
  const rows = rowsAfter(beginning, 9);
  await write(rows.slice(0, 3));
  await write(rows);
  disk.unreadable = files()[0]!;
  expect(seqs(ends())).toEqual([9]);
  expect(seqs(read(headOf(rows.slice(0, 3))))).toEqual([4, 5, 6, 7, 8, 9]);
});
