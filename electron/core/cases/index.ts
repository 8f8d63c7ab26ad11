import type { HandlersFor } from '../ports.ts';
import { caseCancelled, caseOpened, caseTakenOver } from './acts.ts';
import { lateCheckAsked, lateChecked, onlineChecked } from './checks/acts.ts';
import { createCheckHandlers } from './checks/handlers.ts';
import { concernRecorded } from './concerns.ts';
import { characterPictured, characterPictureWithdrawn, createCharacterHandlers } from './characters/index.ts';
import { counsellingRecorded, createCounsellingHandlers } from './counselling/index.ts';
import { createDiscrepancyHandlers, discrepancyFound, discrepancySettled } from './discrepancies/index.ts';
import { createDisplay } from './display.ts';
import { createCaseHandlers } from './handlers.ts';
import { createHouseholdHandlers, householdCorrected } from './households/index.ts';
import { createLeaseHandlers, leaseActs } from './leases/index.ts';
import { createLedgerHandlers, ledgerExported } from './ledger/index.ts';
import {
  blankReplaced,
  cardRead,
  certificatesVoided,
  coupleConfirmed,
  declared,
  examined,
  identified,
  partiesSwapped,
  photoKept,
  photographed,
  prechecked,
  prepared,
  redirected,
  refused,
  registered,
  reopened,
} from './marriage/acts.ts';
import {
  accepted,
  cardReadOfDivorce,
  declaredForDivorce,
  endedOtherwise,
  examinedForDivorce,
  identifiedForDivorce,
  interviewed,
  notAccepted,
  precheckedForDivorce,
  questioned,
  spousePhotographed,
  spousesSwapped,
  visitLeft,
  visitRecorded,
  withdrawn,
} from './divorce/acts.ts';
import { cardReadAgain, returned } from './divorce/return-acts.ts';
import {
  divorceBlankReplaced,
  divorceCertificatesVoided,
  divorcePrepared,
  divorceRegistered,
  visitEnded,
} from './divorce/certificate-acts.ts';
import { createDivorceCompletionHandlers } from './divorce/completion.ts';
import { coolingOffResumed, datesChanged, datesTold, issueBegan, issueResumed, lapsed, lapseRedated } from './divorce/course-acts.ts';
import { createFirstVisitHandlers } from './divorce/first-visit.ts';
import { createReminderHandlers, remindersExported } from './divorce/reminders/index.ts';
import { createSecondVisitHandlers } from './divorce/second-visit.ts';
import { createUpcomingHandlers } from './divorce/upcoming.ts';
import { createIncomingHandlers, createRequestHandlers, requestActs } from './requests/index.ts';
import { createWaitingHandlers } from './divorce/waiting.ts';
import {
  createReissueCompletionHandlers,
  createReissueFindHandlers,
  createReissueReceptionHandlers,
  reissueActs,
} from './reissue/index.ts';
import { createCardDesk } from './cards.ts';
import { createConfirmHandlers } from './marriage/confirm.ts';
import { createCorrectionHandlers } from './marriage/corrections.ts';
import { createCompletionHandlers } from './marriage/completion.ts';
import type { CaseDeps } from './deps.ts';
import { createPaperworkHandlers } from './marriage/paperwork.ts';
import { createReceptionHandlers } from './marriage/reception.ts';
import { createRedirectHandlers } from './marriage/redirect.ts';

export const caseActs = [
  caseOpened,
  caseTakenOver,
  cardRead,
  cardReadOfDivorce,
  identifiedForDivorce,
  spousesSwapped,
  precheckedForDivorce,
  accepted,
  notAccepted,
  withdrawn,
  visitRecorded,
  cardReadAgain,
  returned,
  interviewed,
  questioned,
  declaredForDivorce,
  spousePhotographed,
  examinedForDivorce,
  visitLeft,
  endedOtherwise,
  datesChanged,
  datesTold,
  coolingOffResumed,
  issueBegan,
  issueResumed,
  lapsed,
  lapseRedated,
  divorcePrepared,
  divorceBlankReplaced,
  divorceCertificatesVoided,
  divorceRegistered,
  visitEnded,
  identified,
  partiesSwapped,
  prechecked,
  declared,
  photographed,
  photoKept,
  coupleConfirmed,
  reopened,
  examined,
  prepared,
  blankReplaced,
  certificatesVoided,
  registered,
  refused,
  redirected,
  caseCancelled,
  concernRecorded,
  householdCorrected,
  ...reissueActs,
  ...requestActs,
  ...leaseActs,
  ledgerExported,
  remindersExported,
  counsellingRecorded,
  characterPictured,
  characterPictureWithdrawn,
  discrepancyFound,
  discrepancySettled,
  onlineChecked,
  lateCheckAsked,
  lateChecked,
];

export function createCases(deps: CaseDeps) {
  const cards = createCardDesk(deps);
  const display = createDisplay(deps);
  return {
    ...createCaseHandlers({ ...deps, disarmReader: cards.disarmFor }),
    ...display.handlers,
    ...createReceptionHandlers(deps),
    ...createPaperworkHandlers(deps),
    ...createConfirmHandlers({ ...deps, pointedAt: display.pointedAt }),
    ...createCompletionHandlers(deps),
    ...createCorrectionHandlers(deps),
    ...createRedirectHandlers(deps),
    ...createFirstVisitHandlers(deps),
    ...createWaitingHandlers(deps),
    ...createSecondVisitHandlers(deps),
    ...createDivorceCompletionHandlers(deps),
    ...createReissueReceptionHandlers(deps),
    ...createReissueFindHandlers(deps),
    ...createReissueCompletionHandlers(deps),
    ...createUpcomingHandlers(deps),
    ...createReminderHandlers(deps),
    ...createCounsellingHandlers(deps),
    ...createCharacterHandlers(deps),
    ...createHouseholdHandlers(deps),
    ...createRequestHandlers(deps),
    ...createIncomingHandlers(deps),
    ...createLeaseHandlers(deps),
    ...createLedgerHandlers(deps),
    ...createDiscrepancyHandlers(deps),
    ...createCheckHandlers(deps),
    ...cards.handlers,
  } satisfies HandlersFor<never>;
}

export { countUnfinished } from './case-queries.ts';
export { hearProvince } from './checks/hear.ts';
export { countDiscrepancies, noteDiscrepancy, noteReceipt, type NewDiscrepancy } from './discrepancies/index.ts';
export { redateDivorces } from './divorce/redate.ts';
export { sweepQuietly } from './divorce/sweep.ts';
export { eraseStrayNotes } from './counselling/index.ts';
export { eraseEndedDrafts } from './drafts.ts';
export { finishedCases } from './finished-acts.ts';
export { caseFiles, heldByAnother } from './filing.ts';
export { holderOf } from './card-party.ts';
export { casesOfPerson } from './of-person.ts';
export { countRegistered, findRunningDivorce, glimpseCase, identitiesOf, lookUpCase } from './look-up.ts';
export { fillPreReviewed } from './pre-reviewed.ts';
