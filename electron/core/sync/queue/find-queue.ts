import { queuePage, QueueState, type QueueItem } from '#shared/contract/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { earlierInCase, isBarring } from '../outbox.ts';

interface Wanted {
  /** Empty: whatever is not accepted. */
  readonly states: readonly QueueState[];
  readonly search: string;
  readonly page: number;
  /** Of what was accepted only what was done since then is found, unless its registration number is given whole. Instant. */
  readonly since: string;
}

/** Later than any instant. */
const never = '9999';

/** What the query knows of an item; what only the link knows is added by whoever asks. */
export type StoredItem = Omit<QueueItem, 'nextTryAt'>;

const working = `CASE WHEN s.answer IS NOT NULL THEN 'received' WHEN s.tries > 0 THEN 'sent' WHEN s.lane IS NOT NULL THEN 'sealed' ELSE 'queued' END`;
const workingSince = `coalesce(s.answer_at, s.sent_at, s.header ->> '$.madeAt')`;
const openOf = (id: string) =>
  `LEFT JOIN sync_open_acts sa ON sa.id = ${id} LEFT JOIN sync_open s ON s.lane = sa.lane AND s.sequence = sa.sequence`;

/** What is looked through; years of accepted acts are not, but for those since `:since` and the one whose number is given whole. */
const lookedThrough = `
  SELECT rowid FROM outbox WHERE state IN ('pending', 'rejected', 'conflict')
  UNION SELECT rowid FROM outbox WHERE state = 'accepted' AND at >= :since
  UNION SELECT rowid FROM outbox WHERE case_id IN
    (SELECT id FROM cases WHERE registration_number = :search AND registered_on IS NOT NULL)`;

const everything = `
  SELECT o.id, 'act' AS kind, o.act AS type, o.case_id AS caseId, c.number AS caseNumber,
    o.content ->> '$.registrationNumber' AS registrationNumber,
    o.content ->> '$.man.name' AS man, o.content ->> '$.woman.name' AS woman,
    CASE WHEN a.act_id IS NOT NULL THEN 'setAside' WHEN o.state <> 'pending' THEN o.state ELSE ${working} END AS state,
    o.at, coalesce(a.at, CASE WHEN o.state <> 'pending' THEN r.taken_at END, ${workingSince}, r.taken_at, o.at) AS since,
    coalesce(s.tries, 0) AS tries,
    coalesce(a.code, r.code) AS code, CASE WHEN a.act_id IS NULL THEN r.reason ELSE a.reason END AS text,
    CASE WHEN o.state = 'pending' THEN
      (SELECT e.id FROM outbox e WHERE ${earlierInCase} AND ${isBarring} ORDER BY e.at, e.rowid LIMIT 1) END AS waitsFor,
    r.receipt AS receipt, r.ingested_at AS ingestedAt
  FROM outbox o JOIN cases c ON c.id = o.case_id
    LEFT JOIN acts_aside a ON a.act_id = o.id LEFT JOIN act_receipts r ON r.act_id = o.id ${openOf('o.id')}
  WHERE o.rowid IN (${lookedThrough})
  UNION ALL
  SELECT q.id, 'question', q.kind, q.case_id, c.number, NULL,
    CASE WHEN q.party IS NOT 'woman' THEN q.content ->> '$.person.name' END,
    CASE WHEN q.party = 'woman' THEN q.content ->> '$.person.name' END,
    CASE WHEN q.state = 'open' THEN ${working} WHEN q.answer ->> '$.kind' = 'refused' THEN 'rejected' ELSE 'accepted' END,
    q.asked_at, coalesce(q.answered_at, ${workingSince}, q.asked_at), coalesce(s.tries, 0),
    q.answer ->> '$.code', q.answer ->> '$.reason', NULL, NULL, NULL
  FROM province_questions q LEFT JOIN cases c ON c.id = q.case_id ${openOf('q.id')}
  WHERE q.kind <> 'inbox' AND (q.state = 'open' OR q.state = 'answered' AND q.asked_at >= :since)`;

/** A page of what goes to the province, the latest first, and whether more follows. */
export function findQueue(db: ReadableDb, { states, search, page, since }: Wanted): { items: StoredItem[]; more: boolean } {
  const wanted = states.length > 0 ? states : QueueState.options.filter((state) => state !== 'accepted');
  const rows = db
    .prepare(
      `WITH items AS (${everything})
       SELECT * FROM items
       WHERE state IN (SELECT value FROM json_each(:states))
         AND (:search = '' OR instr(coalesce(man, '') || ' ' || coalesce(woman, '') || ' ' || coalesce(caseNumber, '') || ' '
           || coalesce(registrationNumber, ''), :search) > 0)
       ORDER BY at DESC, id DESC LIMIT :most OFFSET :from`,
    )
    .all({
      states: JSON.stringify(wanted),
      search,
      since: wanted.includes('accepted') ? since : never,
      most: queuePage + 1,
      from: page * queuePage,
    }) as Row[];
  return { items: rows.slice(0, queuePage).map(itemOf), more: rows.length > queuePage };
}

/** How many stand where. */
export function countQueue(db: ReadableDb): Record<QueueState, number> {
  const counts = Object.fromEntries(QueueState.options.map((state) => [state, 0])) as Record<QueueState, number>;
  const rows = db
    .prepare(`WITH items AS (${everything}) SELECT state, count(*) AS count FROM items GROUP BY state`)
    .all({ since: never, search: '' }) as { state: QueueState; count: number }[];
  for (const { state, count } of rows) counts[state] = count;
  const accepted = db.prepare(
    `SELECT (SELECT count(*) FROM outbox WHERE state = 'accepted') + (SELECT count(*) FROM province_questions WHERE state = 'answered')`,
  );
  return { ...counts, accepted: accepted.pluck().get() as number };
}

/** The envelopes that are sealed and not settled. */
export function countOpen(db: ReadableDb): number {
  return db.prepare('SELECT count(*) FROM sync_open').pluck().get() as number;
}

interface Row extends Omit<StoredItem, 'names' | 'reason' | 'receipt'> {
  readonly man: string | null;
  readonly woman: string | null;
  readonly code: string | null;
  readonly text: string | null;
  readonly receipt: string | null;
  readonly ingestedAt: string | null;
}

function itemOf({ man, woman, code, text, receipt, ingestedAt, ...row }: Row): StoredItem {
  return {
    ...row,
    names: man === null && woman === null ? null : { man: man ?? '', woman: woman ?? '' },
    reason: code === null ? null : { code, text },
    receipt: receipt === null || ingestedAt === null ? null : { number: receipt, at: ingestedAt },
  };
}
