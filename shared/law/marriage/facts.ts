import { emptyApplication, type CivilDate, type Couple, type MarriageFacts, type MarriageStep } from '#shared/model/index.ts';
import { initialPartyFacts } from '../parties/facts.ts';

/** The facts of a case in which nothing has happened yet; a caller replaces what it knows. */
export function initialMarriageFacts(step: MarriageStep, couple: Couple, on: CivilDate): MarriageFacts {
  return {
    ...initialPartyFacts(couple, on),
    step,
    application: emptyApplication,
    bothPresent: null,
    askedApart: null,
    declared: null,
    hasPhoto: false,
  };
}
