import { mismatchesOf } from '#shared/law/parties/online-answer.ts';
import { type DiscrepancyKind, type MaritalAnswer, type Mismatch, type Slot } from '#shared/model/index.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import { askProvince, findEnrolled } from '../../sync/index.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import { noteDiscrepancy } from '../discrepancies/index.ts';
import { coupleNow } from '../divorce/couple-now.ts';
import { provincePerson } from '../province-person.ts';
import { lateCheckAsked, lateChecked, type Taken } from './acts.ts';
import { otherSlot } from './held.ts';

/** Acts asked about at once: a couple at the counter does not wait for a whole day that was offline. */
const mostAtOnce = 2;

/**
 * Asks about both parties of what was completed offline, the oldest first and each act once; called when such an act is completed and
 * whenever the province answered. What is asked is journaled, so a kill loses nothing and repeats nothing.
 */
export function askLate(transaction: Transaction): void {
  const { db, append } = transaction;
  if (findEnrolled(db) === null) return;
  const count = (state: string) => (db.prepare('SELECT count(*) AS n FROM offline_acts WHERE state = ?').get(state) as { n: number }).n;
  const room = mostAtOnce - count('asked');
  if (room <= 0) return;
  const waiting = db.prepare(`SELECT case_id FROM offline_acts WHERE state = 'waiting' ORDER BY at LIMIT ?`).pluck().all(room) as string[];
  for (const caseId of waiting) {
    const record = findCase(db, caseId)!;
    const couple = record.business === 'divorce' ? coupleNow(record) : record.couple;
    const ask = (party: Slot) =>
      askProvince(transaction, { question: { kind: 'maritalStatus', person: provincePerson(couple[party]) }, caseId, party });
    append(lateCheckAsked, { man: ask('man'), woman: ask('woman') }, { caseId });
  }
}

/** True for a question about an act that was completed before it was asked. */
export function isLate(db: ReadableDb, question: string): boolean {
  return db.prepare('SELECT 1 FROM offline_acts WHERE :question IN (man_question, woman_question)').get({ question }) !== undefined;
}

/** One party of an act completed offline was answered: what does not agree is noted, and the act stays what it is. */
export function takeLate(transaction: Transaction, caseId: string, taken: Taken): void {
  const { append, db } = transaction;
  const { answer, party, requestNumber, person, refusal } = taken;
  const record = findCase(db, caseId)!;
  const said = answer && withoutOwn(answer, record);
  const mismatches = said === null ? [] : lateMismatches(db, record, party, said);
  append(lateChecked, { ...taken, agrees: said !== null && mismatches.length === 0 }, { caseId });
  const source = `question:${requestNumber}`;
  for (const mismatch of mismatches) {
    const theirs = { requestNumber, asked: person, records: said!.inForce };
    noteDiscrepancy(transaction, { caseId, kind: kindOf[mismatch], party, source, theirs });
  }
  // Nobody knows then whether it agrees: a person finds out.
  if (refusal !== null)
    noteDiscrepancy(transaction, { caseId, kind: 'rejected', party, source, theirs: { requestNumber, asked: person, ...refusal } });
}

const kindOf: Readonly<Record<Mismatch, DiscrepancyKind>> = {
  identityDiffers: 'identity',
  marriedAlready: 'marriedAlready',
  otherMarriage: 'marriedAlready',
  notInForce: 'notInForce',
};

/** The act itself is not counted against them: their own marriage may be in force there by now. */
function withoutOwn({ identity, inForce }: MaritalAnswer, { registrationNumber }: CaseRecord): MaritalAnswer {
  return { identity, inForce: inForce.filter((each) => each.registrationNumber !== registrationNumber) };
}

/** The marriage that was dissolved is perhaps no longer in force, once the province took the divorce in. */
function lateMismatches(db: ReadableDb, record: CaseRecord, party: Slot, answer: MaritalAnswer): Mismatch[] {
  if (record.business === 'marriage') return mismatchesOf(answer, { business: 'marriage' });
  if (record.business === 'reissue') {
    const { kind, record: original } = record.application;
    const marriage = kind === 'marriage' ? { registrationNumber: original.number, spouses: [record.couple[otherSlot(party)]] } : null;
    return mismatchesOf(answer, { business: 'reissue', marriage });
  }
  const spouses = [record.couple, coupleNow(record)].map((couple) => couple[otherSlot(party)]);
  const found = mismatchesOf(answer, { business: 'divorce', registrationNumber: record.application.marriage.number, spouses });
  return isTold(db, record.id) ? found.filter((each) => each !== 'notInForce') : found;
}

/** The province took the act in already. */
function isTold(db: ReadableDb, caseId: string): boolean {
  return db.prepare(`SELECT 1 FROM outbox WHERE case_id = ? AND state IN ('accepted', 'conflict')`).get(caseId) !== undefined;
}
