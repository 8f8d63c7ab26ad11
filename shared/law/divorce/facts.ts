import {
  DivorceApplication,
  type CivilDate,
  type Couple,
  type DivorceFacts,
  type DivorceMoment,
  type OfficeIdentity,
} from '#shared/model/index.ts';
import { initialPartyFacts } from '../parties/facts.ts';
import { secondVisitSteps } from './process.ts';

/** The facts of an application in which nothing has happened yet, at an office; a caller replaces what it knows. */
export function initialDivorceFacts(step: DivorceMoment, couple: Couple, office: OfficeIdentity, on: CivilDate): DivorceFacts {
  return {
    ...initialPartyFacts(couple, on),
    step,
    application: DivorceApplication.parse({}),
    bothPresent: null,
    bothWilling: null,
    agreementReached: null,
    capacity: { man: null, woman: null },
    counsellingOffered: false,
    applied: null,
    receivedBy: null,
    dates: null,
    office,
    afterClosing: false,
    withdrawal: null,
    bothReturned: null,
    returnedOn: null,
    earlierDocuments: { man: null, woman: null },
    earlierNames: { man: null, woman: null },
    archiveAnswer: null,
    interviews: { man: null, woman: null },
    declared: null,
    agreementSigned: null,
    photos: { man: false, woman: false },
  };
}

/** True from both coming back on: what is judged is whether they are divorced today. */
export function isSecondVisit(step: DivorceMoment): boolean {
  return secondVisitSteps.some((each) => each.step === step);
}
