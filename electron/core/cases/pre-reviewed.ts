import { isCaseClosed } from '#shared/law/case-state.ts';
import { failure, type HallError } from '#shared/contract/index.ts';
import {
  emptyParty,
  ok,
  recognise,
  slots,
  toIdNumber18,
  type Couple,
  type PartyDraft,
  type PreReviewPerson,
  type Result,
  type ReviewedCouple,
  type Slot,
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

/**
 * The form as typed over what was kept before: whoever became another person than was reviewed keeps nothing that person said, and
 * gets it back where a slip of the pen is put right. What was typed in the same go is theirs.
 */
export function typedOver(before: Couple, typed: Couple, reviewed: ReviewedCouple | null): Couple {
  if (!reviewed) return typed;
  const over = (slot: Slot): PartyDraft => {
    const [was, is] = [isStranger(before[slot], reviewed[slot]), isStranger(typed[slot], reviewed[slot])];
    if (was && !is) return fillParty(typed[slot], reviewed[slot]);
    if (was || !is) return typed[slot];
    return emptied(typed[slot], (field) => typed[slot][field] === before[slot][field] && typed[slot][field] === reviewed[slot][field]);
  };
  const couple = { man: over('man'), woman: over('woman') };
  return slots.some((slot) => couple[slot] !== typed[slot]) ? couple : typed;
}

/** Somebody else, as far as it is typed: half a number is nobody's yet. Only holders of the mainland's numbers are reviewed. */
function isStranger(party: PartyDraft, reviewed: PreReviewPerson): boolean {
  if (party.idNumber === '') return party.name !== '' && party.documentNumber !== '';
  return toIdNumber18(party.idNumber) !== null && recognise(reviewed, party) === 'other';
}

/** The form of somebody whose card was read: of another person than was reviewed, what that person said goes out again. */
export function withoutStranger(party: PartyDraft, reviewed: PreReviewPerson | undefined): PartyDraft {
  if (!reviewed || recognise(reviewed, party) !== 'other') return party;
  return emptied(party, (field) => party[field] === reviewed[field]);
}

function emptied(party: PartyDraft, isTheirs: (field: (typeof said)[number]) => boolean): PartyDraft {
  const theirs = said.filter((field) => party[field] !== emptyParty[field] && isTheirs(field));
  return theirs.length === 0 ? party : { ...party, ...Object.fromEntries(theirs.map((field) => [field, emptyParty[field]])) };
}
