import { countRegistered, fillPreReviewed, findRunningDivorce, glimpseCase, identitiesOf, lookUpCase } from './cases/index.ts';
import type { FrontDeskDeps } from './front-desk/index.ts';
import type { Clock } from './ports.ts';

/** The cases, as far as the front desk asks of them. */
export function deskCases(clock: Clock): FrontDeskDeps['cases'] {
  return {
    find: glimpseCase,
    lookUp: lookUpCase,
    identities: identitiesOf,
    findIssuable: findRunningDivorce,
    countRegistered,
    fillIn: (db, caseId, reviewed, call) => fillPreReviewed(db, caseId, reviewed, call, clock.now().toString()),
  };
}
