import type { ActHeader, ReadableDb, WritableDb } from '../store/types.ts';

/** Queues an act for the province; called from the projection of that act, so both are one transaction. */
export function projectOutbox(
  db: WritableDb,
  entry: { readonly id: string; readonly caseId: string; readonly content: unknown },
  header: ActHeader,
): void {
  db.prepare(`INSERT INTO outbox (id, case_id, act, at, content, state) VALUES (?, ?, ?, ?, ?, 'pending')`).run(
    entry.id,
    entry.caseId,
    header.type,
    header.at,
    JSON.stringify(entry.content),
  );
}

/** How much the province has not been told yet, and since when. */
export function summariseOutbox(db: ReadableDb): { pending: number; oldestAt: string | null } {
  return db.prepare(`SELECT count(*) AS pending, min(at) AS oldestAt FROM outbox WHERE state = 'pending'`).get() as {
    pending: number;
    oldestAt: string | null;
  };
}
