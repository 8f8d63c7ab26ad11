import { ok } from '#shared/model/index.ts';
import { changeOne } from '../store/change-one.ts';
import { systemAuthor, type StoreDep } from '../store/index.ts';
import { defineAct, type ReadableDb, type Transaction } from '../store/types.ts';
import { askProvince } from './asked.ts';
import { InboxMessage } from './questions.ts';

/** A message for the office was read: once, in the order of its number. */
export const messageTaken = defineAct({
  type: 'province.messageTaken',
  payload: InboxMessage,
  project(db, { number, at, kind, content }, header) {
    changeOne(db, `INSERT INTO inbox_messages (number, at, kind, content, taken_at) VALUES (:number, :at, :kind, :content, :takenAt)`, {
      number,
      at,
      kind,
      content: JSON.stringify(content),
      takenAt: header.at,
    });
  },
});

/** How far the inbox was read; 0: not at all. */
export function inboxReadTo(db: ReadableDb): number {
  return (db.prepare('SELECT coalesce(max(number), 0) AS number FROM inbox_messages').get() as { number: number }).number;
}

/** Messages an answer carries at most. */
const portion = 100;

/** Asks for what comes next, unless that is asked already. */
export function readOn(transaction: Transaction): void {
  if (isAsked(transaction.db)) return;
  askProvince(transaction, { question: { kind: 'inbox', after: inboxReadTo(transaction.db), most: portion }, caseId: null });
}

function isAsked(db: ReadableDb): boolean {
  return db.prepare(`SELECT 1 FROM province_questions WHERE kind = 'inbox' AND state = 'open'`).get() !== undefined;
}

/** Reads on where the province says that there is more, and answers whether there is. `last`: number of the last message for the office. */
export function lookIntoInbox({ store }: StoreDep, last: number): boolean {
  const isNew = store.read((db) => inboxReadTo(db) < last && !isAsked(db));
  if (isNew)
    store.commit(systemAuthor('province.inboxAsked'), (transaction) => {
      readOn(transaction);
      return ok(null);
    });
  return isNew;
}
