import { Temporal } from 'temporal-polyfill';
import { civilDateAt } from '#shared/model/index.ts';
import type { SentAct } from './contents.ts';
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

/** How much the province has not taken yet without objection, and since when: what it refused or contradicts waits for a person. */
export function summariseOutbox(db: ReadableDb): { pending: number; oldestAt: string | null } {
  return db.prepare(`SELECT count(*) AS pending, min(at) AS oldestAt FROM outbox WHERE state <> 'accepted'`).get() as {
    pending: number;
    oldestAt: string | null;
  };
}

/** The next acts for the province, as many as an envelope carries: those of a case in their order, each with its place in it. */
export function findPendingActs(db: ReadableDb, most: number): SentAct[] {
  const rows = db
    .prepare(
      `SELECT id, case_id AS caseId, act, at, content, place FROM (
         SELECT *, rowid AS entered, row_number() OVER (PARTITION BY case_id ORDER BY at, rowid) AS place FROM outbox
       ) WHERE state = 'pending' ORDER BY entered LIMIT ?`,
    )
    .all(most) as { id: string; caseId: string; act: string; at: string; content: string; place: number }[];
  return rows.map(({ id, caseId, act, at, content, place }) => ({
    id,
    caseId,
    order: place,
    type: act,
    at,
    on: civilDateAt(Temporal.Instant.from(at)),
    content: JSON.parse(content) as SentAct['content'],
    parts: [],
  }));
}
