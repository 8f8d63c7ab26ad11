import type { PreReview, PreReviewState } from '#shared/contract/index.ts';
import { formatDeskCode, type ReviewedCouple } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import { findContent, listPictures } from './contents.ts';

interface Row extends Omit<PreReview, 'reasons' | 'note' | 'content' | 'pictures'> {
  readonly reasons: string;
}

const select = `
  SELECT p.id, p.code, p.state, p.source, p.service, p.received_at AS receivedAt, p.appointment_code AS appointmentCode, p.reasons,
    s.name AS decidedBy, p.case_id AS caseId, p.erased_on AS erasedOn
  FROM pre_reviews p LEFT JOIN staff s ON s.id = p.decided_by`;

function viewOf(db: ReadableDb, { reasons, ...row }: Row): PreReview {
  const kept = findContent(db, row.id);
  return {
    ...row,
    code: formatDeskCode('preReview', row.code),
    reasons: JSON.parse(reasons) as PreReview['reasons'],
    // A note to a couple who was not answered yet is of an answer that never came to be.
    note: row.state === 'returned' && kept ? kept.note : '',
    content: kept && { man: kept.content.man, woman: kept.content.woman },
    pictures: listPictures(db, row.id),
  };
}

export function findPreReview(db: ReadableDb, id: string): PreReview | null {
  const row = db.prepare(`${select} WHERE p.id = ?`).get(id) as Row | undefined;
  return row ? viewOf(db, row) : null;
}

/** What waits first, oldest first; then the others, newest first. */
export function listPreReviews(db: ReadableDb, state: PreReviewState | null): PreReview[] {
  const rows = db
    .prepare(
      `${select} WHERE :state IS NULL OR p.state = :state
       ORDER BY p.state <> 'waiting', CASE WHEN p.state = 'waiting' THEN p.received_at END, p.received_at DESC LIMIT 200`,
    )
    .all({ state }) as Row[];
  return rows.map((row) => viewOf(db, row));
}

export function findOfCase(db: ReadableDb, caseId: string): PreReview | null {
  const row = db.prepare(`${select} WHERE p.case_id = ? ORDER BY p.id DESC`).get(caseId) as Row | undefined;
  return row ? viewOf(db, row) : null;
}

/** Whom the pre-review of a case was of; null: there is none, or its days are over. */
export function findReviewedCouple(db: ReadableDb, caseId: string): ReviewedCouple | null {
  return findOfCase(db, caseId)?.content ?? null;
}

/** Ids of those that name somebody by their number, the newest first; what was erased names nobody. */
export function listOfPerson(db: ReadableDb, idNumber: string): string[] {
  return db
    .prepare(
      `SELECT p.id FROM pre_reviews p JOIN pre_review_contents c ON c.id = p.id
       WHERE :idNumber IN (json_extract(c.content, '$.man.idNumber'), json_extract(c.content, '$.woman.idNumber'))
       ORDER BY p.received_at DESC LIMIT 20`,
    )
    .pluck()
    .all({ idNumber }) as string[];
}
