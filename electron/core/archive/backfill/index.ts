export { backfillActs } from './acts.ts';
