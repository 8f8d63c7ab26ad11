import { Temporal } from 'temporal-polyfill';
import {
  bareIdentity,
  isSamePerson,
  slots,
  type CheckedPerson,
  type CivilDate,
  type LocalPractice,
  type MaritalAnswer,
  type Mismatch,
  type OnlineCheck,
  type PartyChecks,
  type PartyDraft,
  type PartyMismatch,
  type ProvinceRecord,
  type Slot,
} from '#shared/model/index.ts';
import { isOfDay } from './facts.ts';
import { parseRegistrationNumber } from '../registration-number.ts';

/** What the answer has to agree with: before a divorce the marriage that the certificates name, and the other spouse. */
export type Expected =
  | { readonly business: 'marriage' }
  | ({ readonly business: 'divorce' } & ShownMarriage)
  /** `marriage`: of whose certificate another one is issued; null: of a divorce, which no answer of marriages in force proves. */
  | { readonly business: 'reissue'; readonly marriage: ShownMarriage | null };

/** The marriage that certificates name, by its number and the other spouse as known. */
interface ShownMarriage {
  readonly registrationNumber: string;
  readonly spouses: readonly PartyDraft[];
}

/**
 * What of an answer about one person does not agree (条例 2025 art. 10): their identity, and their marriage. Nobody marries in whose
 * name a marriage is in force (民法典 1041), and a divorce ends exactly the one shown.
 */
export function mismatchesOf({ identity, inForce }: MaritalAnswer, expected: Expected): Mismatch[] {
  const found: Mismatch[] = identity === 'differs' ? ['identityDiffers'] : [];
  if (expected.business === 'marriage') return inForce.length > 0 ? [...found, 'marriedAlready'] : found;
  const marriage = expected.business === 'reissue' ? expected.marriage : expected;
  if (marriage === null) return found;
  if (inForce.length === 0) return [...found, 'notInForce'];
  return inForce.every((record) => isThisMarriage(record, marriage)) ? found : [...found, 'otherMarriage'];
}

/** Whether a registration is the marriage that a divorce is to end: by its number and spouse; one reissued has another number (BJ). */
export function isThisMarriage(record: ProvinceRecord, { registrationNumber, spouses }: ShownMarriage): boolean {
  const named = [record.man, record.woman].filter((person) => person !== null);
  const byNumber = named.some((person) => spouses.some((spouse) => isPerson(person, spouse)));
  const shown = plainNumber(registrationNumber);
  if (shown === '' || parseRegistrationNumber(shown)?.prefix === 'BJ') return byNumber;
  if (shown !== plainNumber(record.registrationNumber)) return false;
  // Another document by now: the number of the marriage and the name still say who it is.
  return byNumber || named.some((person) => spouses.some(({ name }) => plainName(name) === plainName(person.name)));
}

/** The same person by any number of a document. */
export function isPerson(person: CheckedPerson, party: PartyDraft): boolean {
  if (isSamePerson(person.idNumber, party.idNumber)) return true;
  const theirs = [person.idNumber, person.documentNumber].map(bareIdentity).filter((number) => number !== '');
  return [party.idNumber, party.documentNumber].some((number) => theirs.includes(bareIdentity(number)));
}

/** What the checks of these parties say together; null while nobody was asked about them. */
export function checkOf(checks: PartyChecks, parties: readonly Slot[] = slots): OnlineCheck | null {
  const asked = parties.map((slot) => checks[slot]).filter((check) => check !== null);
  if (asked.length === 0) return null;
  const answers = asked.flatMap(({ answeredAt, answer }) => (answer === null || answeredAt === null ? [] : [answeredAt])).toSorted();
  const at = answers[0] ?? null;
  if (asked.some(({ state }) => state === 'mismatched')) return { state: 'mismatched', at };
  if (asked.some(({ state }) => state === 'pending')) return { state: 'pending', at: null };
  return asked.length === parties.length && answers.length === parties.length
    ? { state: 'matched', at }
    : { state: 'notAvailable', at: null };
}

export function mismatchesOfBoth(checks: PartyChecks): PartyMismatch[] {
  return slots.flatMap((party) => (checks[party]?.mismatches ?? []).map((mismatch) => ({ party, mismatch })));
}

/**
 * An answer counts on its day alone, and for as many minutes of it as the office was told. `moment`: the instant that is asked
 * about; null: of the day as a whole.
 */
export function isFresh(
  check: OnlineCheck,
  on: CivilDate,
  moment: string | null,
  { checkMinutes }: Pick<LocalPractice, 'checkMinutes'>,
): boolean {
  if (!isOfDay(check, on)) return false;
  if (checkMinutes === null || moment === null) return true;
  const age = Temporal.Instant.from(check.at!).until(Temporal.Instant.from(moment)).total('minutes');
  return age <= checkMinutes;
}

function plainNumber(number: string): string {
  return number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
