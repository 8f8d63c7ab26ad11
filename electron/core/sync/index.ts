import type { ActDefinition } from '../store/types.ts';
import { answerTaken, chainsResumed } from './acts.ts';

export { findPendingActs, projectOutbox, summariseOutbox } from './outbox.ts';

export const syncActs = [answerTaken, chainsResumed] as readonly ActDefinition[];
