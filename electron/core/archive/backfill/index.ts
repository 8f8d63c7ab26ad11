export { backfillActs } from './acts.ts';
export { createByHand } from './by-hand/handlers.ts';
export { createImport, type ImportDeps } from './import/handlers.ts';
