import { digestHex } from '../crypto/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { prepareOnce, type Connection } from './connection.ts';
import type { ActHeader, ReadableDb } from './types.ts';

/** A row as stored, in the order its digest covers. */
export interface JournalRow {
  readonly id: string;
  readonly station: string;
  readonly seq: number;
  readonly at: string;
  readonly on_date: CivilDate;
  readonly staff_id: string | null;
  readonly role: string | null;
  readonly approver_id: string | null;
  readonly counter: string | null;
  readonly case_id: string | null;
  readonly type: string;
  readonly payload: string;
  readonly operation: string;
  readonly request_id: string | null;
  readonly input_digest: string | null;
  readonly receipt: string | null;
  readonly previous: string;
  readonly digest: string;
}

/** The last row of a station. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
}

/** Where every station's chain begins. */
export const beginning: Head = { seq: 0, digest: '0'.repeat(64) };

/** The digest of a row: over all its columns and, through `previous`, over all rows before it. */
export function digestOf(row: Omit<JournalRow, 'digest'>): string {
  return digestHex(
    canonicalJson([
      row.id,
      row.station,
      row.seq,
      row.at,
      row.on_date,
      row.staff_id,
      row.role,
      row.approver_id,
      row.counter,
      row.case_id,
      row.type,
      row.payload,
      row.operation,
      row.request_id,
      row.input_digest,
      row.receipt,
      row.previous,
    ]),
  );
}

export function headerOf(row: JournalRow): ActHeader {
  return {
    id: row.id,
    station: row.station,
    seq: row.seq,
    at: row.at,
    on: row.on_date,
    staffId: row.staff_id,
    role: row.role,
    approverId: row.approver_id,
    counter: row.counter,
    caseId: row.case_id,
    type: row.type,
  };
}

/** The head as kept in `meta`: cutting off the journal's end shows, too. */
export function findHead(database: Connection, station: string): Head {
  const kept = prepareOnce(database, 'SELECT value FROM meta WHERE name = ?').get(headName(station)) as { value: string } | undefined;
  if (kept === undefined) return beginning;
  const [seq, digest] = kept.value.split(':');
  return { seq: Number(seq), digest: digest ?? '' };
}

export function headName(station: string): string {
  return `head:${station}`;
}

/** Chains the rows of one commit and inserts them. */
export function insertRows(database: Connection, station: string, rows: ReadonlyArray<Omit<JournalRow, 'previous' | 'digest'>>): void {
  let head = findHead(database, station);
  const chained: JournalRow[] = [];
  for (const row of rows) {
    if (row.seq !== head.seq + 1) throw new Error(`journal row ${row.seq} after ${head.seq}`);
    const linked = { ...row, previous: head.digest };
    head = { seq: row.seq, digest: digestOf(linked) };
    chained.push({ ...linked, digest: head.digest });
  }
  insertChained(database, chained);
}

/** Inserts rows of one station that are chained already, and moves its head to the last of them. */
export function insertChained(database: Connection, rows: readonly JournalRow[]): void {
  const insert = prepareOnce(
    database,
    `INSERT INTO journal (id, station, seq, at, on_date, staff_id, role, approver_id, counter, case_id, type, payload,
       operation, request_id, input_digest, receipt, previous, digest)
     VALUES (@id, @station, @seq, @at, @on_date, @staff_id, @role, @approver_id, @counter, @case_id, @type, @payload,
       @operation, @request_id, @input_digest, @receipt, @previous, @digest)`,
  );
  for (const row of rows) insert.run(row);
  const last = rows.at(-1);
  if (last === undefined) return;
  prepareOnce(database, 'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    headName(last.station),
    `${last.seq}:${last.digest}`,
  );
}

export interface KeptReceipt {
  readonly operation: string;
  readonly inputDigest: string;
  readonly receipt: unknown;
}

export function findReceiptOf(database: Connection, requestId: string): KeptReceipt | null {
  const row = prepareOnce(database, 'SELECT operation, input_digest, receipt FROM journal WHERE request_id = ?').get(requestId) as
    { operation: string; input_digest: string; receipt: string } | undefined;
  return row === undefined ? null : { operation: row.operation, inputDigest: row.input_digest, receipt: JSON.parse(row.receipt) };
}

/** Where a row stands in the order of arrival. */
export interface Place {
  readonly station: string;
  readonly seq: number;
}

/** The latest instant any act carries, or any from a place in the journal on, acts of some types left out; ISO 8601 UTC, null without any. */
export function lastActAt(
  db: ReadableDb,
  from: Place | null = null,
  { except = [] }: { readonly except?: readonly string[] } = {},
): string | null {
  // The pluses keep SQLite on the index of instants, where the row wanted is among the first.
  const row = db
    .prepare(
      `SELECT at FROM journal WHERE +type NOT IN (SELECT value FROM json_each(:except))
         AND +position >= coalesce((SELECT position FROM journal WHERE station = :station AND seq = :seq), 0)
       ORDER BY at DESC LIMIT 1`,
    )
    .get({ except: JSON.stringify(except), station: from?.station ?? null, seq: from?.seq ?? null }) as { at: string } | undefined;
  return row?.at ?? null;
}
