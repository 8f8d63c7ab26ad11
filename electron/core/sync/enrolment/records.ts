import type { ReadableDb } from '../../store/types.ts';
import { Enrolled, Requested } from './acts.ts';

export interface RequestedRow {
  readonly at: string;
  /** Name. */
  readonly by: string;
  readonly request: Requested;
}

export interface EnrolledRow {
  readonly at: string;
  /** Names. */
  readonly by: string;
  readonly approvedBy: string;
  readonly answer: Enrolled;
}

/** The request that waits for its answer. */
export function findRequested(db: ReadableDb): RequestedRow | null {
  const row = db
    .prepare(
      `SELECT requested_at AS at, staff.name AS "by", request
       FROM enrolments JOIN staff ON staff.id = requested_by WHERE state = 'requested'`,
    )
    .get() as { at: string; by: string; request: string } | undefined;
  return row ? { ...row, request: Requested.parse(JSON.parse(row.request)) } : null;
}

/** What is in use. */
export function findEnrolled(db: ReadableDb): EnrolledRow | null {
  const row = db
    .prepare(
      `SELECT enrolled_at AS at, author.name AS "by", approver.name AS approvedBy, answer
       FROM enrolments JOIN staff AS author ON author.id = enrolled_by JOIN staff AS approver ON approver.id = approved_by
       WHERE state = 'inUse'`,
    )
    .get() as { at: string; by: string; approvedBy: string; answer: string } | undefined;
  return row ? { ...row, answer: Enrolled.parse(JSON.parse(row.answer)) } : null;
}

/** Key ids of `encrypt` pairs that were replaced, the last one first: old answers are repeated as they were sealed. */
export function listEarlierEncryptKeys(db: ReadableDb): string[] {
  return db
    .prepare(`SELECT answer ->> '$.keyIds.encrypt' FROM enrolments WHERE state = 'replaced' ORDER BY enrolled_at DESC, id DESC`)
    .pluck()
    .all() as string[];
}

/** Every key whose private half this station still needs. */
export function listNeededKeys(db: ReadableDb): string[] {
  const requested = findRequested(db);
  const enrolled = findEnrolled(db);
  return [
    ...Object.values(requested?.request.keyIds ?? {}),
    ...Object.values(enrolled?.answer.keyIds ?? {}),
    ...listEarlierEncryptKeys(db),
  ];
}
