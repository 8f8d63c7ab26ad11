export { backfillActs, batchBegun, rowsTaken, sourceSaved } from './acts.ts';
