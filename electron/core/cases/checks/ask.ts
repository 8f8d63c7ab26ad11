import { isDeepStrictEqual } from 'node:util';
import { isCaseClosed, isInHands } from '#shared/law/case-state.ts';
import { initialDivorcePoint } from '#shared/law/divorce/process.ts';
import { initialMarriageState } from '#shared/law/marriage/index.ts';
import { initialReissueState } from '#shared/law/reissue/index.ts';
import { isFresh } from '#shared/law/parties/online-answer.ts';
import { slots, type CivilDate, type Couple, type LocalPractice, type PartyCheck, type Slot } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import { askProvince, findEnrolled, listQuestionsOf, withdrawQuestion } from '../../sync/index.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import { coupleNow } from '../divorce/couple-now.ts';
import { isIdentityComplete, provincePerson } from '../province-person.ts';
import { askLate, isLate } from './late.ts';

/**
 * Asks the province about the parties of a case (条例 2025 art. 10) as soon as both are known: each of whom no answer that still
 * counts is there or under way. Called after every act of a case, in its transaction; a station that is not enrolled asks nobody.
 */
export function askAbout(transaction: Transaction, caseId: string): void {
  const { db } = transaction;
  if (findEnrolled(db) === null) return;
  const record = findCase(db, caseId);
  if (record === null) return;
  if (isCaseClosed(record)) {
    withdrawOpen(transaction, caseId);
    if (record.offline === 'waiting') askLate(transaction);
    return;
  }
  if (isDecided(record)) askEach(transaction, record, unanswered(db, record, transaction.at, transaction.on));
}

/** Whom to ask about when a registrar wants it; `again`: also those who were answered already. */
export function askable(db: ReadableDb, record: CaseRecord, again: boolean, at: string, on: CivilDate): Slot[] {
  return again ? partiesOf(record).filter((slot) => record.checks[slot]?.state !== 'pending') : unanswered(db, record, at, on);
}

/** Whoever is asked about can be told from others by what is known of them. */
export function areIdentitiesComplete(record: CaseRecord): boolean {
  const couple = coupleOf(record);
  return partiesOf(record).every((slot) => isIdentityComplete(couple[slot]));
}

/** Asks about these parties of a case that is in somebody's hands. */
export function askEach(transaction: Transaction, record: CaseRecord, parties: readonly Slot[]): void {
  const couple = coupleOf(record);
  if (parties.length === 0 || !areIdentitiesComplete(record) || !isInHands(record)) return;
  for (const party of parties)
    askProvince(transaction, { question: { kind: 'maritalStatus', person: provincePerson(couple[party]) }, caseId: record.id, party });
  // What was asked about somebody else stands no longer.
  const persons = slots.map((slot) => provincePerson(couple[slot]));
  for (const { id, question } of openOf(transaction.db, record.id))
    if (question.kind === 'maritalStatus' && !persons.some((person) => isDeepStrictEqual(person, question.person)))
      withdrawQuestion(transaction, id);
}

/** Who they are was read from both cards, or decided upon at 核验: half a name is asked about by nobody. */
function isDecided(record: CaseRecord): boolean {
  return (
    isBegun(record) ||
    partiesOf(record).every((slot) => ['name', 'idNumber'].every((field) => isFromCard(record.couple, slot, field as 'name' | 'idNumber')))
  );
}

function isBegun(record: CaseRecord): boolean {
  if (record.business === 'divorce') return record.point !== initialDivorcePoint;
  return record.state !== (record.business === 'marriage' ? initialMarriageState : initialReissueState);
}

/** Of a certificate issued anew only who gets one is asked about: of the other an old archive may not even have the number. */
function partiesOf(record: CaseRecord): readonly Slot[] {
  return record.business === 'reissue' ? record.application.applicants : slots;
}

function isFromCard(couple: Couple, slot: Slot, field: 'name' | 'idNumber'): boolean {
  return couple[slot].sources[field]?.kind === 'card';
}

function unanswered(db: ReadableDb, record: CaseRecord, at: string, on: CivilDate): Slot[] {
  const { practice } = getOffice(db);
  return partiesOf(record).filter((slot) => !isAnswered(record.checks[slot], on, at, practice));
}

/** Under way, or answered and still of use; also that the province would not answer, for today. */
function isAnswered(check: PartyCheck | null, on: CivilDate, at: string, practice: LocalPractice): boolean {
  if (check === null) return false;
  if (check.state === 'pending') return true;
  const answered = { state: 'matched', at: check.answeredAt } as const;
  return isFresh(answered, on, at, check.state === 'refused' ? { checkMinutes: null } : practice);
}

function withdrawOpen(transaction: Transaction, caseId: string): void {
  for (const { id } of openOf(transaction.db, caseId)) withdrawQuestion(transaction, id);
}

function openOf(db: ReadableDb, caseId: string) {
  return listQuestionsOf(db, caseId, 'maritalStatus').filter(({ id, state }) => state === 'open' && !isLate(db, id));
}

function coupleOf(record: CaseRecord): Couple {
  return record.business === 'divorce' ? coupleNow(record) : record.couple;
}
