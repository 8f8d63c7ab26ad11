import { Temporal } from 'temporal-polyfill';
import type { OutboxSummary } from '#shared/contract/index.ts';
import { civilDateAt } from '#shared/model/index.ts';
import { filesOfCase } from './attachments.ts';
import type { SentAct } from './contents.ts';
import { readProvinceSettings } from './settings.ts';
import type { ActHeader, ReadableDb, WritableDb } from '../store/types.ts';

/** Queues an act for the province; called from the projection of that act, so both are one transaction. */
export function projectOutbox(
  db: WritableDb,
  entry: { readonly id: string; readonly caseId: string; readonly content: unknown },
  header: ActHeader,
): void {
  db.prepare(`INSERT INTO outbox (id, case_id, act, at, content, state, parts) VALUES (?, ?, ?, ?, ?, 'pending', ?)`).run(
    entry.id,
    entry.caseId,
    header.type,
    header.at,
    JSON.stringify(entry.content),
    JSON.stringify(filesOfCase(db, entry.caseId)),
  );
}

/** How much the province does not have yet, and since when: what it refused, too. What it has and contradicts is a discrepancy. */
export function summariseOutbox(db: ReadableDb, now: Temporal.Instant): Omit<OutboxSummary, 'discrepancies'> {
  const summary = db
    .prepare(
      `SELECT count(*) AS pending, min(at) AS oldestAt, (SELECT count(*) FROM acts_aside) AS setAside FROM outbox
       WHERE state IN ('pending', 'rejected')`,
    )
    .get() as Pick<OutboxSummary, 'pending' | 'oldestAt' | 'setAside'>;
  const { oldestAt } = summary;
  const { alarmAfterHours } = readProvinceSettings(db);
  return { ...summary, alarm: oldestAt !== null && Temporal.Instant.from(oldestAt).until(now).total('hours') > alarmAfterHours };
}

/** An act as it stands in the outbox. */
export interface QueuedAct {
  readonly id: string;
  readonly caseId: string;
  readonly type: string;
  readonly at: string;
  readonly content: SentAct['content'];
}

const columns = 'o.id, o.case_id AS caseId, o.act AS type, o.at, o.content';

export function findSentAct(db: ReadableDb, id: string): QueuedAct | null {
  const row = db.prepare(`SELECT ${columns} FROM outbox o WHERE o.id = ?`).get(id) as Row | undefined;
  return row ? { ...row, content: JSON.parse(row.content) as SentAct['content'] } : null;
}

/** Entered before it, in its case. */
export const earlierInCase = 'e.case_id = o.case_id AND (e.at, e.rowid) < (o.at, o.rowid)';
/** Bars the later acts of its case until a person has dealt with it. */
export const isBarring = `(e.state = 'rejected' OR EXISTS (SELECT 1 FROM acts_aside a WHERE a.act_id = e.id))`;

/**
 * The next acts for the province, as many as an envelope carries: those of a case in their order, each with its place in it. Left
 * out: what lies in an envelope, was set aside, or comes after something rejected or set aside; `but`, and what comes after it.
 */
export function findPendingActs(db: ReadableDb, most: number, but: readonly string[] = []): SentAct[] {
  const rows = db
    .prepare(
      `SELECT ${columns}, 1 + (SELECT count(*) FROM outbox e WHERE ${earlierInCase}) AS place
       FROM outbox o
       WHERE o.state = 'pending'
         AND NOT EXISTS (SELECT 1 FROM sync_open_acts s WHERE s.id = o.id)
         AND NOT EXISTS (SELECT 1 FROM acts_aside a WHERE a.act_id = o.id)
         AND o.id NOT IN (SELECT value FROM json_each(:but))
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE ${earlierInCase} AND (${isBarring} OR e.id IN (SELECT value FROM json_each(:but))))
       ORDER BY o.at, o.rowid LIMIT :most`,
    )
    .all({ most, but: JSON.stringify(but) }) as (Row & { readonly place: number })[];
  return rows.map(({ place, content, ...act }) => ({
    ...act,
    order: place,
    on: civilDateAt(Temporal.Instant.from(act.at)),
    content: JSON.parse(content) as SentAct['content'],
    parts: [],
  }));
}

interface Row extends Omit<QueuedAct, 'content'> {
  readonly content: string;
}
