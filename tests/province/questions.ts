import { Question } from './contents.ts';
import { parsed, textOf } from './envelope.ts';
import { passReply, passRequest, readInbox, type InboxRefusal } from './inbox.ts';
import { Refusal } from './refusal.ts';
import { highestUsed, identityOf, inForce, personKey, recordsOf } from './registry.ts';
import type { Sender, Store } from './store.ts';

const MOST_QUESTION = 262_144;
/** Six digits of a registration number. */
const HIGHEST = 999_999;
const REASONS = {
  'question.invalid': 'The question names neither a registration number nor a person by a document, or holds both records and a refusal.',
  'question.exhausted': 'The numbers of this year are used up.',
  'question.unknownOffice': 'There is no other office with this code.',
  'question.unknownRequest': 'No request with this number was made to the office.',
  'question.answeredAlready': 'The request has its answer.',
} satisfies Record<InboxRefusal | 'question.invalid' | 'question.exhausted', string>;

/** The answer as JSON; the same question gets the same one, and leases nothing again. Inside the transaction of its envelope. */
export function answerQuestion(store: Store, sender: Sender, content: Uint8Array, now: string): string {
  if (content.length > MOST_QUESTION) throw new Refusal('content.tooMany');
  const read = Question.safeParse(parsed(textOf(content) ?? ''));
  if (!read.success) throw new Refusal('content.invalid');
  const answered = (): string => JSON.stringify({ id: read.data.id, answeredAt: now, ...answerTo(store, sender, read.data, now) });
  // Only reads, and grows: nothing of it is kept.
  if (read.data.kind === 'inbox') return answered();
  const row = { office: sender.office, station: sender.station, id: read.data.id.toLowerCase() };
  const find = store.prepare<unknown[], { answer: string }>(
    'SELECT answer FROM answers WHERE office = :office AND station = :station AND id = :id',
  );
  const before = find.get(row);
  if (before) return before.answer;
  const answer = answered();
  store.prepare('INSERT INTO answers VALUES (:office, :station, :id, :answer)').run({ ...row, answer });
  return answer;
}

function answerTo(store: Store, sender: Sender, question: Question, now: string): Record<string, unknown> {
  if (question.kind === 'numberBlock') return leaseBlock(store, sender, question);
  if (question.kind === 'inbox') return readInbox(store, sender, question);
  if (question.kind === 'recordReply') {
    if (question.refusal && question.records.length > 0) return refused('question.invalid');
    return passed(passReply(store, sender, question, now));
  }
  const { person } = question;
  if (person && personKey(person) === null) return refused('question.invalid');
  if (question.kind === 'maritalStatus') {
    return { kind: 'maritalStatus', identity: identityOf(store, question.person), inForce: inForce(store, question.person) };
  }
  if (!person && question.registrationNumber === null) return refused('question.invalid');
  if (question.kind === 'recordRequest') return passed(passRequest(store, sender, question, now));
  return { kind: 'record', records: recordsOf(store, question.registrationNumber, person) };
}

/** Numbers behind all that were leased or used with the prefix by the office in the year. */
function leaseBlock(store: Store, { office, station }: Sender, question: Question & { kind: 'numberBlock' }): Record<string, unknown> {
  const { prefix, year, count } = question;
  const find = store.prepare<unknown[], { last: number | null }>(
    'SELECT max(last) AS last FROM blocks WHERE prefix = :prefix AND office = :office AND year = :year',
  );
  const leased = find.get({ prefix, office, year })?.last ?? 0;
  const first = Math.max(leased, highestUsed(store, prefix, office, year)) + 1;
  const last = first + count - 1;
  if (last > HIGHEST) return refused('question.exhausted');
  store
    .prepare('INSERT INTO blocks VALUES (:prefix, :office, :year, :first, :last, :station, :question)')
    .run({ prefix, office, year, first, last, station, question: question.id });
  return { kind: 'numberBlock', prefix, regionCode: office, year, first, last };
}

function passed(answer: Record<string, unknown> | InboxRefusal): Record<string, unknown> {
  return typeof answer === 'string' ? refused(answer) : answer;
}

function refused(code: keyof typeof REASONS): Record<string, unknown> {
  return { kind: 'refused', code, reason: REASONS[code] };
}
