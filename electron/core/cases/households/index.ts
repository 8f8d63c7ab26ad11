export { householdCorrected } from './acts.ts';
export { createHouseholdHandlers } from './handlers.ts';
export { householdsOf, officesToNotify } from './households.ts';
