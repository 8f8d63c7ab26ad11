import { getOffice } from '../../office/index.ts';
import type { ReadableDb, Transaction } from '../../store/types.ts';
import { inboxReadTo, messageTaken, readOn, type Answer, type InboxMessage, type Question } from '../../sync/index.ts';
import { noteDiscrepancy } from '../discrepancies/index.ts';
import { registryLookedUp, replyTaken, requestAnswered, requestNotPassedOn, requestPassedOn, requestReceived } from './acts.ts';
import { findCaseOf } from './rows.ts';

/** What came with an answer of the province. */
export interface Taken {
  readonly caseIds: readonly string[];
  /** Whether a contradiction was noted. */
  readonly contradicted: boolean;
}

const nothing: Taken = { caseIds: [], contradicted: false };

/** Journals what an answer of the province means for requests, ours and those of others; in the transaction that takes the answer. */
export function takeRequestAnswer(transaction: Transaction, question: Question, answer: Answer): Taken {
  const { db, append } = transaction;
  switch (question.kind) {
    case 'record': {
      const caseId = findCaseOf(db, 'look', question.id);
      if (caseId === null || answer.kind !== 'record') return nothing;
      append(registryLookedUp, { look: question.id, known: answer.records }, { caseId });
      return { ...nothing, caseIds: [caseId] };
    }
    case 'recordRequest': {
      const caseId = findCaseOf(db, 'id', question.id);
      if (caseId === null) return nothing;
      if (answer.kind === 'recordRequest') append(requestPassedOn, { id: question.id, requestNumber: answer.requestNumber }, { caseId });
      else if (answer.kind === 'refused')
        append(requestNotPassedOn, { id: question.id, code: answer.code, reason: answer.reason }, { caseId });
      return { ...nothing, caseIds: [caseId] };
    }
    case 'recordReply':
      append(replyTaken, { reply: question.id, code: answer.kind === 'refused' ? answer.code : null });
      return nothing;
    case 'inbox': {
      if (answer.kind !== 'inbox') return nothing;
      const before = inboxReadTo(db);
      const taken = takeMessages(transaction, answer.messages);
      // One that brings nothing new is not asked on and on.
      if (answer.more && inboxReadTo(db) > before) readOn(transaction);
      return taken;
    }
    default:
      return nothing;
  }
}

/** Those behind what was read: whatever was asked twice is taken once. What a message says that makes no sense here changes nothing. */
function takeMessages(transaction: Transaction, messages: readonly InboxMessage[]): Taken {
  const caseIds: string[] = [];
  let contradicted = false;
  let last = inboxReadTo(transaction.db);
  for (const message of messages) {
    if (message.number <= last) continue;
    last = message.number;
    transaction.append(messageTaken, message);
    if (message.kind === 'recordRequest' && !isReceived(transaction.db, message.content.requestNumber))
      transaction.append(requestReceived, message.content);
    if (message.kind === 'conflictNotice' && noteConflict(transaction, message)) contradicted = true;
    if (message.kind === 'recordAnswer') {
      // Stations of an office read one inbox: the answer is for the one that asked.
      const { requestNumber, records, refusal } = message.content;
      const caseId = findCaseOf(transaction.db, 'request_number', requestNumber);
      if (caseId === null || !isAwaited(transaction.db, requestNumber)) continue;
      transaction.append(requestAnswered, { requestNumber, records, refusal }, { caseId });
      caseIds.push(caseId);
    }
  }
  return { caseIds, contradicted };
}

function isReceived(db: ReadableDb, requestNumber: string): boolean {
  return db.prepare('SELECT 1 FROM incoming_requests WHERE request_number = ?').get(requestNumber) !== undefined;
}

function isAwaited(db: ReadableDb, requestNumber: string): boolean {
  return db.prepare(`SELECT 1 FROM record_requests WHERE request_number = ? AND state = 'passedOn'`).get(requestNumber) !== undefined;
}

/**
 * A later registration elsewhere contradicts one made here: noted beside ours, for the supervisor. Of one made here later the receipt
 * has told it already.
 */
function noteConflict(transaction: Transaction, { number, content }: Extract<InboxMessage, { kind: 'conflictNotice' }>): boolean {
  const { earlier, later, about } = content;
  const caseId = transaction.db
    .prepare(`SELECT id FROM cases WHERE registration_number = ? AND registered_on IS NOT NULL`)
    .pluck()
    .get(earlier.registrationNumber) as string | undefined;
  if (caseId === undefined || earlier.office !== getOffice(transaction.db).regionCode) return false;
  const { registrationNumber, office, registeredOn } = later;
  const conflictsWith = { registrationNumber, office, registeredOn, about };
  const theirs = { records: [later], conflictsWith };
  return noteDiscrepancy(transaction, { caseId, kind: 'conflict', party: null, source: `notice:${number}`, theirs });
}
