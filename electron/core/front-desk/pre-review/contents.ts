import { PreReviewContent, type CivilDate, type PreReviewPicture } from '#shared/model/index.ts';
import type { ReadableDb, WritableDb } from '../../store/index.ts';

/*
 * What was sent lies in the encrypted database outside the journal, as drafts do: `rebuild` leaves it, a backup has it, and it can be
 * erased. Only these functions name its tables.
 */

export function putContent(db: WritableDb, id: string, content: PreReviewContent, erasedOn: CivilDate): void {
  db.prepare('INSERT INTO pre_review_contents (id, content, erased_on) VALUES (?, ?, ?)').run(id, JSON.stringify(content), erasedOn);
}

/** As JPEG. A write each: whoever else wants to write waits for one picture at most. */
export function putPicture(db: WritableDb, id: string, place: number, { of, kind }: PreReviewPicture, jpeg: Uint8Array): void {
  db.prepare('INSERT INTO pre_review_pictures (id, place, of_whom, kind, jpeg) VALUES (?, ?, ?, ?, ?)').run(id, place, of, kind, jpeg);
}

export function putNote(db: WritableDb, id: string, note: string): void {
  db.prepare('UPDATE pre_review_contents SET note = ? WHERE id = ?').run(note, id);
}

export function eraseContent(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM pre_review_contents WHERE id = ?').run(id);
  db.prepare('DELETE FROM pre_review_pictures WHERE id = ?').run(id);
}

/** Null: erased. */
export function findContent(db: ReadableDb, id: string): { readonly content: PreReviewContent; readonly note: string } | null {
  const row = db.prepare('SELECT content, note FROM pre_review_contents WHERE id = ?').get(id) as
    { readonly content: string; readonly note: string } | undefined;
  return row ? { content: PreReviewContent.parse(JSON.parse(row.content)), note: row.note } : null;
}

export function listPictures(db: ReadableDb, id: string): PreReviewPicture[] {
  return db.prepare('SELECT of_whom AS "of", kind FROM pre_review_pictures WHERE id = ? ORDER BY place').all(id) as PreReviewPicture[];
}

export function findPicture(db: ReadableDb, id: string, place: number): Uint8Array | null {
  return (
    (db.prepare('SELECT jpeg FROM pre_review_pictures WHERE id = ? AND place = ?').pluck().get(id, place) as Uint8Array | undefined) ?? null
  );
}

/** Asked before erasing: a transaction that changes nothing waits for the disk all the same. */
export function hasOverdue(db: ReadableDb, today: CivilDate): boolean {
  return db.prepare('SELECT 1 FROM pre_review_contents WHERE erased_on <= ? LIMIT 1').get(today) !== undefined;
}

/** Erases what had its days. */
export function eraseOverdue(db: WritableDb, today: CivilDate): void {
  db.prepare('DELETE FROM pre_review_contents WHERE erased_on <= ?').run(today);
  db.prepare('DELETE FROM pre_review_pictures WHERE id NOT IN (SELECT id FROM pre_review_contents)').run();
}

/** Erases what was being written when the program died. Only as it begins: later, what has no act yet is still being taken in. */
export function eraseHalfWritten(db: WritableDb): void {
  for (const table of ['pre_review_contents', 'pre_review_pictures'])
    db.prepare(`DELETE FROM ${table} WHERE id NOT IN (SELECT id FROM pre_reviews)`).run();
}
