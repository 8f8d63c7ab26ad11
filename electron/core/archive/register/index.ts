export { recordNoted, registerActs } from './acts.ts';
export { recordsSought } from './look-acts.ts';
export { findKnownListing } from './dishonesty.ts';
export { indexCase } from './finder/known-as.ts';
export { findRecord, findRecords, type FindBy } from './records.ts';
export { standingIn, type StandingAsked } from './standing.ts';
export { createRegisterHandlers } from './handlers.ts';
export type { RegisterDeps, SheetError } from './deps.ts';
