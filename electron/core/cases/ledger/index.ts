export { ledgerExported } from './acts.ts';
export { createLedgerHandlers } from './handlers.ts';
