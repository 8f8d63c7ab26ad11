import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { checkOf, mismatchesOf, type Expected } from '#shared/law/parties/online-answer.ts';
import {
  CheckedPerson,
  MaritalAnswer,
  slots,
  type Couple,
  type OnlineCheck,
  type PartyCheck,
  type PartyChecks,
  type Slot,
} from '#shared/model/index.ts';
import { provincePerson } from '../province-person.ts';

const selectAnswered = `(SELECT json_group_array(json_object('requestNumber', a.question_id, 'person', json(a.person),
    'askedAt', a.asked_at, 'answeredAt', a.answered_at, 'answer', json(a.answer), 'refusal', json(a.refusal)))
  FROM online_checks a WHERE a.case_id = c.id)`;

/** Those that have no answer yet; not those asked about an act already completed. */
const selectOpen = `(SELECT json_group_array(json_object('requestNumber', q.id, 'person', json(q.content) -> '$.person',
    'askedAt', q.asked_at, 'answeredAt', NULL, 'answer', NULL, 'refusal', NULL))
  FROM province_questions q WHERE q.case_id = c.id AND q.kind = 'maritalStatus' AND q.state = 'open'
    AND NOT EXISTS (SELECT 1 FROM offline_acts o WHERE o.case_id = c.id AND q.id IN (o.man_question, o.woman_question)))`;

/** Columns for the online check of a case `c`: the questions about its parties, answered and under way, as JSON. */
export const selectChecks = `${selectAnswered} AS answered, ${selectOpen} AS openChecks,
  EXISTS (SELECT 1 FROM province_questions q WHERE q.case_id = c.id AND q.kind = 'maritalStatus') AS isAsked`;

export interface CheckColumns {
  readonly answered: string;
  readonly openChecks: string;
  readonly isAsked: 0 | 1;
  /** JSON; as it was written down at 初审. */
  readonly onlineCheck: string;
}

const Held = z.array(
  z.object({
    requestNumber: z.string(),
    person: CheckedPerson,
    askedAt: z.string(),
    answeredAt: z.string().nullable(),
    answer: MaritalAnswer.nullable(),
    refusal: z.object({ code: z.string(), reason: z.string() }).nullable(),
  }),
);
type HeldCheck = z.infer<typeof Held>[number];

/** The online check as the province's answers make it; as it was written down where nobody asked the province. */
export function onlineCheckOf(
  { answered, openChecks, isAsked, onlineCheck }: CheckColumns,
  couple: Couple,
  expected: (slot: Slot) => Expected,
  /** Who is asked about: of a certificate issued anew those who get one. */
  parties: readonly Slot[] = slots,
): { readonly checks: PartyChecks; readonly onlineCheck: OnlineCheck } {
  const held = [answered, openChecks].flatMap((json) => Held.parse(JSON.parse(json)));
  const checks = checksOf(couple, held, expected);
  // Once the province was asked only its answers count: what 初审 wrote down was about those who stood in the form then.
  const otherwise = isAsked === 1 ? notAvailable : (JSON.parse(onlineCheck) as OnlineCheck);
  return { checks, onlineCheck: checkOf(checks, parties) ?? otherwise };
}

const notAvailable: OnlineCheck = { state: 'notAvailable', at: null };

/** What stands of each party: the question asked last about this very person. Who was corrected since was not asked about. */
function checksOf(couple: Couple, held: readonly HeldCheck[], expected: (slot: Slot) => Expected): PartyChecks {
  const ofSlot = (slot: Slot): PartyCheck | null => {
    const person = provincePerson(couple[slot]);
    const last = held
      .filter((each) => isDeepStrictEqual(each.person, person))
      .toSorted((one, other) => (one.askedAt + one.requestNumber < other.askedAt + other.requestNumber ? -1 : 1))
      .at(-1);
    return last === undefined ? null : judged(last, expected(slot));
  };
  return { man: ofSlot('man'), woman: ofSlot('woman') };
}

function judged(held: HeldCheck, expected: Expected): PartyCheck {
  const mismatches = held.answer === null ? [] : mismatchesOf(held.answer, expected);
  return { ...held, state: stateOf(held, mismatches.length), mismatches };
}

function stateOf({ answer, refusal }: HeldCheck, mismatches: number): PartyCheck['state'] {
  if (refusal !== null) return 'refused';
  if (answer === null) return 'pending';
  return mismatches > 0 ? 'mismatched' : 'matched';
}

export function otherSlot(slot: Slot): Slot {
  return slots.find((each) => each !== slot)!;
}
