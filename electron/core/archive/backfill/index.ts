export { backfillActs } from './acts.ts';
export { createImport, type ImportDeps } from './import/handlers.ts';
