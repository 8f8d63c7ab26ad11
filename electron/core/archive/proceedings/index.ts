export { proceedingActs } from './acts.ts';
export type { ProceedingDeps } from './deps.ts';
export { createProceedingHandlers } from './handlers.ts';
