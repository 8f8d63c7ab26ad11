import { Temporal } from 'temporal-polyfill';
import type { CivilDate, KnownPerson, MaterialKind, OnlineCheck, PartyDraft, PartyFacts, PartyType, Slot } from '#shared/model/index.ts';
import { civilDateAt, slots } from '#shared/model/index.ts';
import { lawSettingsOn } from '../settings.ts';

/** What the rules on the parties ask of, in every business. */
export interface CoupleFacts extends PartyFacts {
  /** The step of the business that is about to be taken. */
  readonly step: string;
  readonly application: { readonly mismatchConclusion: string };
}

export const unknownPerson: KnownPerson = { registeredMarriage: null, openCaseNumber: null, divorceInFlight: null, listing: null };

/** The facts of two people of whom nothing else is known. */
export function initialPartyFacts(couple: PartyFacts['couple'], on: CivilDate): PartyFacts {
  return {
    couple,
    scans: [],
    capabilities: [],
    registrar: null,
    onlineCheck: { state: 'notAvailable', at: null },
    mismatches: [],
    moment: null,
    offline: { authorisation: null, dayOpen: false },
    existing: { man: unknownPerson, woman: unknownPerson },
    preparedOn: null,
    settings: lawSettingsOn(on),
  };
}

/** True for the two steps that number and complete the act: what only bars completion bars these. */
export function isCompleting(step: string): boolean {
  return step === 'prepare' || step === 'register';
}

/** Neither read nor typed: one question for the card says more than one for each empty field. */
export function isUnread(party: PartyDraft): boolean {
  return party.name.trim() === '' && party.idNumber.trim() === '';
}

/** Asks the same of each party whose card was read. */
export function eachReadParty<T>({ couple }: Pick<PartyFacts, 'couple'>, ask: (party: PartyDraft, slot: Slot) => readonly T[]): T[] {
  return slots.flatMap((slot) => (isUnread(couple[slot]) ? [] : ask(couple[slot], slot)));
}

/** The same, of each party of these types. */
export function eachReadPartyOf<T>(
  facts: Pick<PartyFacts, 'couple'>,
  types: readonly PartyType[],
  ask: (party: PartyDraft, slot: Slot) => readonly T[],
): T[] {
  return eachReadParty(facts, (party, slot) => (types.includes(party.type) ? ask(party, slot) : []));
}

/** True where a scan of the paper lies in the file, for this party or for both. */
export function hasScan(scans: PartyFacts['scans'], kind: MaterialKind, party: Slot | null): boolean {
  return scans.some((scan) => scan.kind === kind && (party === null || scan.party === null || scan.party === party));
}

/** True for an answer got on this very day: another day's proves nothing. */
export function isOfDay({ at }: OnlineCheck, on: CivilDate): boolean {
  return at !== null && civilDateAt(Temporal.Instant.from(at)) === on;
}

/** The date of registration is the day of the act: neither back-dated nor signed ahead. */
export function isSameDay(preparedOn: CivilDate, on: CivilDate): boolean {
  return preparedOn === on;
}

/** True once a mismatch is answered by papers in the file and the registrar's conclusion. */
export function isMismatchAnswered({ scans, application }: Pick<CoupleFacts, 'scans' | 'application'>): boolean {
  return hasScan(scans, 'mismatchProof', null) && application.mismatchConclusion.trim() !== '';
}
