export { discrepancyFound, discrepancySettled } from './acts.ts';
export { createDiscrepancyHandlers } from './handlers.ts';
export { noteDiscrepancy, noteReceipt, type NewDiscrepancy } from './note.ts';
export { countDiscrepancies } from './rows.ts';
