import type { ReadableDb, WritableDb } from '../../store/types.ts';

/**
 * Notes lie outside the journal, as drafts do: they can be erased, `rebuild` leaves them, and a backup has them with the rest of the
 * database. Only these functions name their table.
 */
export function putNote(db: WritableDb, sessionId: string, note: string): void {
  db.prepare(
    `INSERT INTO counselling_notes (session_id, note) VALUES (?, ?) ON CONFLICT (session_id) DO UPDATE SET note = excluded.note`,
  ).run(sessionId, note);
}

export function eraseNote(db: WritableDb, sessionId: string): void {
  db.prepare(`DELETE FROM counselling_notes WHERE session_id = ?`).run(sessionId);
}

/** A note is written before its session, so that none is lost; where the program died between the two, it belongs to nothing. */
export function eraseStrayNotes(db: WritableDb): void {
  db.prepare(`DELETE FROM counselling_notes WHERE session_id NOT IN (SELECT id FROM counselling_sessions)`).run();
}

export function findNote(db: ReadableDb, sessionId: string): string {
  return (db.prepare(`SELECT note FROM counselling_notes WHERE session_id = ?`).pluck().get(sessionId) as string | undefined) ?? '';
}
