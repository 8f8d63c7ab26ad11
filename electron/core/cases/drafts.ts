import type { Couple, MarriageApplication } from '#shared/model/index.ts';
import type { ReadableDb, WritableDb } from '../store/types.ts';

/** Keeps the half-filled form; a draft counts while its revision is higher than its case's. */
export function putDraft(
  db: WritableDb,
  draft: {
    readonly caseId: string;
    readonly revision: number;
    readonly couple: Couple;
    readonly application: MarriageApplication;
    readonly changedAt: string;
  },
): void {
  db.prepare(
    `INSERT INTO drafts (case_id, revision, couple, application, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE
     SET revision = excluded.revision, couple = excluded.couple, application = excluded.application, changed_at = excluded.changed_at`,
  ).run(draft.caseId, draft.revision, JSON.stringify(draft.couple), JSON.stringify(draft.application), draft.changedAt);
}

/** Asked of each draft, for there are few; the ended cases are many. */
const ended = `FROM drafts WHERE NOT EXISTS
  (SELECT 1 FROM cases WHERE id = drafts.case_id AND state NOT IN ('registered', 'refused', 'redirected', 'cancelled'))`;

/** Asked before erasing: a transaction that changes nothing waits for the disk all the same. */
export function hasEndedDrafts(db: ReadableDb): boolean {
  return db.prepare(`SELECT 1 ${ended} LIMIT 1`).get() !== undefined;
}

/** Erases drafts whose case has ended. */
export function eraseEndedDrafts(db: WritableDb): void {
  db.prepare(`DELETE ${ended}`).run();
}
