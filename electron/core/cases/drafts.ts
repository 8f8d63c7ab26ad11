import { agreementPoints, draftPoints } from '#shared/law/divorce/process.ts';
import { draftStates } from '#shared/law/marriage/index.ts';
import { reissueDraftStates } from '#shared/law/reissue/index.ts';
import type { Couple, DivorceApplication, MarriageApplication, ReissueApplication } from '#shared/model/index.ts';
import type { ReadableDb, WritableDb } from '../store/types.ts';
import type { CaseRecord } from './case-record.ts';
import { closedStates } from './states.ts';

/** Who they are, and what they apply for, may be changed. */
export function isFormOpen(record: CaseRecord): boolean {
  return record.business === 'divorce' ? agreementPoints.includes(record.point) : takesCards(record);
}

/** A card may be read into the form: who they are is not yet decided upon. */
export function takesCards(record: CaseRecord): boolean {
  if (record.business === 'divorce') return draftPoints.includes(record.point);
  return record.business === 'marriage' ? draftStates.includes(record.state) : reissueDraftStates.includes(record.state);
}

/** Keeps the half-filled form; a draft counts while its revision is higher than its case's. */
export function putDraft(
  db: WritableDb,
  draft: {
    readonly caseId: string;
    readonly revision: number;
    readonly couple: Couple;
    readonly application: MarriageApplication | DivorceApplication | ReissueApplication;
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
  (SELECT 1 FROM cases WHERE id = drafts.case_id AND state NOT IN ${closedStates})`;

/** Asked before erasing: a transaction that changes nothing waits for the disk all the same. */
export function hasEndedDrafts(db: ReadableDb): boolean {
  return db.prepare(`SELECT 1 ${ended} LIMIT 1`).get() !== undefined;
}

/** Erases drafts whose case has ended. */
export function eraseEndedDrafts(db: WritableDb): void {
  db.prepare(`DELETE ${ended}`).run();
}
