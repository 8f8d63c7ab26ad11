import { ReissueApplication, type CivilDate, type Couple, type ReissueFacts, type ReissueStep, type Slot } from '#shared/model/index.ts';
import { initialPartyFacts } from '../parties/facts.ts';

/** The facts of a reissue in which nothing has happened yet; a caller replaces what it knows. */
export function initialReissueFacts(step: ReissueStep, couple: Couple, on: CivilDate): ReissueFacts {
  return {
    ...initialPartyFacts(couple, on),
    step,
    application: ReissueApplication.parse({}),
    standing: null,
    inPerson: null,
    declared: null,
    hasPhoto: false,
    approved: false,
  };
}

/** Who shows a document: the applicants, unless somebody comes in their stead. */
export function shownBy({ applicants, agent }: Pick<ReissueApplication, 'applicants' | 'agent'>): readonly Slot[] {
  return agent === null ? applicants : [];
}

/** Whose declaration is signed: each applicant's own; an agent signs one for all. */
export function signersOf({ applicants, agent }: Pick<ReissueApplication, 'applicants' | 'agent'>): readonly Slot[] {
  return agent === null ? applicants : applicants.slice(0, 1);
}
