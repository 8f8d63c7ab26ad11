export { backfillActs } from './acts.ts';
export { createImport } from './import/handlers.ts';
