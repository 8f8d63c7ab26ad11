import type { ActDefinition } from '../store/types.ts';
import { answerTaken, chainsResumed } from './acts.ts';
import { provinceActs } from './enrolment/index.ts';

export { createEnrolmentHandlers, eraseStrayKeys, openStationKeys, summariseEnrolment, type StationKeys } from './enrolment/index.ts';
export { findPendingActs, projectOutbox, summariseOutbox } from './outbox.ts';

export { createSender } from './sender.ts';

export const syncActs = [answerTaken, chainsResumed, ...provinceActs] as readonly ActDefinition[];
