export { intakeActs } from './acts.ts';
export { createIntakeHandlers } from './handlers.ts';
export { createScanFolderWatch } from './watch.ts';
