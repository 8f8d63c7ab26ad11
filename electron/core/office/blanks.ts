import { z } from 'zod';
import { NewBlankBatch, type BlankRow } from '#shared/contract/index.ts';
import { defineAct, type ActHeader, type ReadableDb, type WritableDb } from '../store/types.ts';
import { blanksOf, parseBlankRange } from './blank-range.ts';
import { changeOne } from '../store/change-one.ts';

export type BlankKind = NewBlankBatch['kind'];

/** Blank certificates came into stock, counted by two people. */
export const blankBatchEntered = defineAct({
  type: 'blanks.batchEntered',
  payload: z.object({ id: z.uuid(), batch: NewBlankBatch, enteredBy: z.uuid(), approvedBy: z.uuid() }),
  project(db, { id, batch, enteredBy, approvedBy }, header) {
    const range = parseBlankRange(batch.first, batch.last);
    if (!range) throw new Error('no range of blanks');
    changeOne(
      db,
      `INSERT INTO blank_batches (id, station, kind, first, last, entered_by, approved_by, entered_at)
       VALUES (:id, :station, :kind, :first, :last, :enteredBy, :approvedBy, :at)`,
      { id, station: header.station, ...batch, enteredBy, approvedBy, at: header.at },
    );
    const insert = db.prepare(
      `INSERT INTO blanks (blank, batch_id, kind, state, changed_at, changed_by, witnessed_by) VALUES (?, ?, ?, 'stock', ?, ?, ?)`,
    );
    for (const blank of blanksOf(range)) insert.run(blank, id, batch.kind, header.at, enteredBy, approvedBy);
  },
});

/** A blank in stock was spoilt or lost before any case took it; `header` names who and the witness. */
export const stockBlankVoided = defineAct({
  type: 'blanks.voided',
  payload: z.object({ blank: z.string(), reason: z.string() }),
  project(db, { blank, reason }, header) {
    voidBlank(db, { blank, reason, from: 'stock' }, header);
  },
});

/** Two people said what became of a blank that midnight had left with a visit: the number on it was void already. */
export const blankAccountedFor = defineAct({
  type: 'blanks.accountedFor',
  payload: z.object({ blank: z.string(), reason: z.string() }),
  project(db, { blank, reason }, header) {
    voidBlank(db, { blank, reason, from: 'unaccounted' }, header);
  },
});

/** The next blanks in the order they came into stock; fewer than asked for when the stock is short. */
export function findNextBlanks(db: ReadableDb, count: number, kind: BlankKind = 'marriage'): string[] {
  const rows = db.prepare(`SELECT blank FROM blanks WHERE kind = ? AND state = 'stock' ORDER BY position LIMIT ?`).all(kind, count) as {
    blank: string;
  }[];
  return rows.map((row) => row.blank);
}

export function countBlanksLeft(db: ReadableDb, kind: BlankKind = 'marriage'): number {
  return (db.prepare(`SELECT count(*) AS count FROM blanks WHERE kind = ? AND state = 'stock'`).get(kind) as { count: number }).count;
}

/** For the projection of the act that prepares certificates or replaces a spoilt one. */
export function projectBlankTaken(
  db: WritableDb,
  { blank, registrationNumber, caseNumber }: { readonly blank: string; readonly registrationNumber: string; readonly caseNumber: string },
  header: ActHeader,
): void {
  changeOne(
    db,
    `UPDATE blanks SET state = 'taken', registration_number = :registrationNumber, case_id = :caseId, case_number = :caseNumber,
       changed_at = :at, changed_by = :staffId, witnessed_by = :approverId
     WHERE blank = :blank AND state = 'stock'`,
    { blank, registrationNumber, caseNumber, caseId: header.caseId, at: header.at, staffId: header.staffId, approverId: header.approverId },
  );
}

/** For the projection of the act that registers: the certificate was handed over. */
export function projectBlankUsed(db: WritableDb, { blank }: { readonly blank: string }, header: ActHeader): void {
  changeOne(
    db,
    `UPDATE blanks SET state = 'used', changed_at = :at, changed_by = :staffId, witnessed_by = :approverId
     WHERE blank = :blank AND state = 'taken' AND case_id = :caseId`,
    { blank, at: header.at, staffId: header.staffId, approverId: header.approverId, caseId: header.caseId },
  );
}

/** For the projection of the act that gives up a blank the case of `header` had taken. */
export function projectBlankVoided(
  db: WritableDb,
  { blank, reason }: { readonly blank: string; readonly reason: string },
  header: ActHeader,
): void {
  voidBlank(db, { blank, reason, from: 'taken' }, header);
}

/** For the projection of the end of a day with certificates prepared: the sheet lies somewhere, and nobody has said where. */
export function projectBlankUnaccounted(db: WritableDb, { blank }: { readonly blank: string }, header: ActHeader): void {
  changeOne(
    db,
    `UPDATE blanks SET state = 'unaccounted', changed_at = :at, changed_by = NULL, witnessed_by = NULL
     WHERE blank = :blank AND state = 'taken' AND case_id = :caseId`,
    { blank, at: header.at, caseId: header.caseId },
  );
}

function voidBlank(
  db: WritableDb,
  { blank, reason, from }: { readonly blank: string; readonly reason: string; readonly from: 'stock' | 'taken' | 'unaccounted' },
  header: ActHeader,
): void {
  changeOne(
    db,
    `UPDATE blanks SET state = 'voided', reason = :reason, changed_at = :at, changed_by = :staffId, witnessed_by = :approverId
     WHERE blank = :blank AND state = :from AND case_id IS :caseId`,
    { blank, reason, from, at: header.at, staffId: header.staffId, approverId: header.approverId, caseId: header.caseId },
  );
}

/** Blanks already in the ledger that lie in this range; null: none. */
export function findOverlappingBlanks(
  db: ReadableDb,
  { first, last }: NewBlankBatch,
): { readonly first: string; readonly last: string } | null {
  // Numbers of one series have one length and sort as text.
  const row = db
    .prepare(`SELECT min(blank) AS first, max(blank) AS last FROM blanks WHERE blank BETWEEN :first AND :last AND length(blank) = :length`)
    .get({ first, last, length: first.length }) as { first: string | null; last: string | null };
  return row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null;
}

const selectRow = `SELECT blank, blanks.kind, blanks.state, registration_number AS registrationNumber, case_number AS caseNumber, reason,
    changed_at AS changedAt, coalesce(changer.name, '') AS changedBy, witness.name AS witnessedBy
  FROM blanks LEFT JOIN staff AS changer ON changer.id = changed_by LEFT JOIN staff AS witness ON witness.id = witnessed_by`;

/** 空白证台账, newest change first. */
export function listBlanks(
  db: ReadableDb,
  { state, limit }: { readonly state: BlankRow['state'] | null; readonly limit: number },
): BlankRow[] {
  const where = state === null ? '' : 'WHERE blanks.state = :state';
  return db.prepare(`${selectRow} ${where} ORDER BY changed_at DESC, position DESC LIMIT :limit`).all({ state, limit }) as BlankRow[];
}

/** Voided from an instant until before another, oldest first. */
export function listVoidedBlanks(db: ReadableDb, period: { readonly from: string; readonly before: string }): BlankRow[] {
  return db
    .prepare(`${selectRow} WHERE blanks.state = 'voided' AND changed_at >= :from AND changed_at < :before ORDER BY changed_at, position`)
    .all(period) as BlankRow[];
}

/** The case that had taken a blank nobody has accounted for; null: there is nothing to account for. */
export function findUnaccounted(db: ReadableDb, blank: string): { readonly caseId: string } | null {
  const row = db.prepare(`SELECT case_id AS caseId FROM blanks WHERE blank = ? AND state = 'unaccounted'`).get(blank);
  return (row as { caseId: string } | undefined) ?? null;
}

/** Those of one case, in the order in which they were taken. */
export function listUnaccounted(db: ReadableDb, caseId: string): string[] {
  return db
    .prepare(`SELECT blank FROM blanks WHERE state = 'unaccounted' AND case_id = ? ORDER BY position`)
    .pluck()
    .all(caseId) as string[];
}

export function countUnaccounted(db: ReadableDb): number {
  return db.prepare(`SELECT count(*) FROM blanks WHERE state = 'unaccounted'`).pluck().get() as number;
}

export function findBlank(db: ReadableDb, blank: string): BlankRow | null {
  return (db.prepare(`${selectRow} WHERE blank = ?`).get(blank) as BlankRow | undefined) ?? null;
}
