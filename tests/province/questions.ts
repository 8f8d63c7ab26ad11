import { Question } from './contents.ts';
import { parsed, textOf } from './envelope.ts';
import { Refusal } from './refusal.ts';
import { highestUsed, identityOf, inForce, personKey, recordsOf } from './registry.ts';
import type { Sender, Store } from './store.ts';

const MOST_QUESTION = 262_144;
/** Six digits of a registration number. */
const HIGHEST = 999_999;
const REASONS = {
  'question.invalid': 'The question names neither a registration number nor a person by a document.',
  'question.exhausted': 'The numbers of this year are used up.',
};

/** The answer as JSON; the same question gets the same one, and leases nothing again. Inside the transaction of its envelope. */
export function answerQuestion(store: Store, sender: Sender, content: Uint8Array, now: string): string {
  if (content.length > MOST_QUESTION) throw new Refusal('content.tooMany');
  const read = Question.safeParse(parsed(textOf(content) ?? ''));
  if (!read.success) throw new Refusal('content.invalid');
  const row = { office: sender.office, station: sender.station, id: read.data.id.toLowerCase() };
  const find = store.prepare<unknown[], { answer: string }>(
    'SELECT answer FROM answers WHERE office = :office AND station = :station AND id = :id',
  );
  const before = find.get(row);
  if (before) return before.answer;
  const answer = JSON.stringify({ id: read.data.id, answeredAt: now, ...answerTo(store, sender, read.data) });
  store.prepare('INSERT INTO answers VALUES (:office, :station, :id, :answer)').run({ ...row, answer });
  return answer;
}

function answerTo(store: Store, sender: Sender, question: Question): Record<string, unknown> {
  if (question.kind === 'numberBlock') return leaseBlock(store, sender, question);
  const { person } = question;
  if (person && personKey(person) === null) return refused('question.invalid');
  if (question.kind === 'maritalStatus') {
    return { kind: 'maritalStatus', identity: identityOf(store, question.person), inForce: inForce(store, question.person) };
  }
  if (!person && question.registrationNumber === null) return refused('question.invalid');
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

function refused(code: keyof typeof REASONS): Record<string, unknown> {
  return { kind: 'refused', code, reason: REASONS[code] };
}
