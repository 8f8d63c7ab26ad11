import { isCaseClosed } from '#shared/law/case-state.ts';
import { failure, type HallError } from '#shared/contract/index.ts';
import {
  emptyParty,
  ok,
  recognise,
  slots,
  type PartyDraft,
  type PreReviewPerson,
  type Result,
  type ReviewedCouple,
} from '#shared/model/index.ts';
import type { Call } from '../ports.ts';
import type { ReadableDb, WritableDb } from '../store/types.ts';
import { findCase } from './case-record.ts';
import { isFilled } from './card-party.ts';
import { putDraft, takesCards } from './drafts.ts';
import { heldByColleague } from './steps.ts';

/** Whom the pre-review of a case was of; null: it has none. */
export interface PreReviewedDep {
  readonly preReviewed: (db: ReadableDb, caseId: string) => ReviewedCouple | null;
}

/** What somebody says of themselves. Who they are comes from their card, and a telephone number with their consent. */
const said = ['maritalStatus', 'occupation', 'education'] as const;

/** Fills what the couple said beforehand into the form, where nothing stands yet and nobody else is named. */
export function fillPreReviewed(
  db: WritableDb,
  caseId: string,
  reviewed: ReviewedCouple,
  call: Pick<Call, 'caller'>,
  at: string,
): Result<null, HallError<'case.notFound' | 'case.heldByColleague' | 'case.closed'>> {
  const record = findCase(db, caseId);
  if (!record) return failure('case.notFound', {});
  const held = heldByColleague(record, call);
  if (held) return held;
  if (isCaseClosed(record) || !takesCards(record)) return failure('case.closed', {});
  const { application } = record;
  const couple = { man: fillParty(record.couple.man, reviewed.man), woman: fillParty(record.couple.woman, reviewed.woman) };
  if (slots.some((slot) => couple[slot] !== record.couple[slot]))
    putDraft(db, { caseId, revision: record.revision + 1, couple, application, changedAt: at });
  return ok(null);
}

function fillParty(party: PartyDraft, reviewed: PreReviewPerson): PartyDraft {
  if (isFilled(party) && recognise(reviewed, party) !== 'same') return party;
  const wanting = said.filter((field) => (party[field] ?? '') === '' && (reviewed[field] ?? '') !== '');
  return wanting.length === 0 ? party : { ...party, ...Object.fromEntries(wanting.map((field) => [field, reviewed[field]])) };
}

/** The form of somebody whose card was read: of another person than was reviewed, what that person said goes out again. */
export function withoutStranger(party: PartyDraft, reviewed: PreReviewPerson | undefined): PartyDraft {
  if (!reviewed || recognise(reviewed, party) !== 'other') return party;
  const theirs = said.filter((field) => party[field] !== emptyParty[field] && party[field] === reviewed[field]);
  return { ...party, ...Object.fromEntries(theirs.map((field) => [field, emptyParty[field]])) };
}
