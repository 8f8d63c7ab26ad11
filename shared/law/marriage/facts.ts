import { Temporal } from 'temporal-polyfill';
import type {
  CivilDate,
  Couple,
  KnownPerson,
  MarriageFacts,
  MarriageStep,
  OnlineCheck,
  PartyDraft,
  PartyType,
  Slot,
} from '#shared/model/index.ts';
import { civilDateAt, emptyApplication, slots } from '#shared/model/index.ts';
import { lawSettingsOn } from '../settings.ts';

export const unknownPerson: KnownPerson = { registeredMarriage: null, openCaseNumber: null };

/** The facts of a case in which nothing has happened yet; a caller replaces what it knows. */
export function initialMarriageFacts(step: MarriageStep, couple: Couple, on: CivilDate): MarriageFacts {
  return {
    step,
    couple,
    application: emptyApplication,
    scans: [],
    bothPresent: null,
    askedApart: null,
    declared: null,
    hasPhoto: false,
    capabilities: [],
    registrar: null,
    onlineCheck: { state: 'notAvailable', at: null },
    offline: { authorisation: null, dayOpen: false },
    existing: { man: unknownPerson, woman: unknownPerson },
    preparedOn: null,
    settings: lawSettingsOn(on),
  };
}

/** True for the two steps that number and complete the act: what only bars completion bars these. */
export function isCompleting(step: MarriageStep): boolean {
  return step === 'prepare' || step === 'register';
}

/** Neither read nor typed: one question for the card says more than one for each empty field. */
export function isUnread(party: PartyDraft): boolean {
  return party.name.trim() === '' && party.idNumber.trim() === '';
}

/** Asks the same of each party whose card was read. */
export function eachReadParty<T>(facts: MarriageFacts, ask: (party: PartyDraft, slot: Slot) => readonly T[]): T[] {
  return slots.flatMap((slot) => (isUnread(facts.couple[slot]) ? [] : ask(facts.couple[slot], slot)));
}

/** The same, of each party of these types. */
export function eachReadPartyOf<T>(
  facts: MarriageFacts,
  types: readonly PartyType[],
  ask: (party: PartyDraft, slot: Slot) => readonly T[],
): T[] {
  return eachReadParty(facts, (party, slot) => (types.includes(party.type) ? ask(party, slot) : []));
}

/** True for an answer got on this very day: another day's proves nothing. */
export function isOfDay({ at }: OnlineCheck, on: CivilDate): boolean {
  return at !== null && civilDateAt(Temporal.Instant.from(at)) === on;
}

/** The date of registration is the day of the act: neither back-dated nor signed ahead. */
export function isSameDay(preparedOn: CivilDate, on: CivilDate): boolean {
  return preparedOn === on;
}
