import type { ActDefinition } from '../store/types.ts';
import { answerTaken, chainsResumed } from './acts.ts';
import { actRetried, actSetAside } from './aside.ts';
import { provinceAsked, questionRefused, questionWithdrawn } from './asked.ts';
import { provinceActs } from './enrolment/index.ts';
import { messageTaken } from './inbox.ts';
import { provinceCarried } from './by-hand/handlers.ts';
import { provinceConfigured } from './settings.ts';

export { askProvince, findQuestion, listQuestionsOf, withdrawQuestion, type AskedQuestion, type NewQuestion } from './asked.ts';
export { unheard, type Heard } from './chain-memory.ts';
export {
  createEnrolmentHandlers,
  eraseStrayKeys,
  findEnrolled,
  openStationKeys,
  summariseEnrolment,
  type StationKeys,
} from './enrolment/index.ts';
export { inboxReadTo, messageTaken, readOn } from './inbox.ts';
export { sealInThread } from './link.ts';
export { findPendingActs, projectOutbox, summariseOutbox, type QueuedAct } from './outbox.ts';
export { AskedPerson, KnownRegistration, type Answer, type InboxMessage, type Question } from './questions.ts';
export { createByHandHandlers } from './by-hand/handlers.ts';
export { createQueueHandlers } from './queue/handlers.ts';
export { provinceClock } from './province-clock.ts';
export { createSender, type Sender } from './sender.ts';
export { createSettingsHandlers } from './settings.ts';

export const syncActs = [
  answerTaken,
  chainsResumed,
  provinceAsked,
  questionWithdrawn,
  questionRefused,
  messageTaken,
  actSetAside,
  actRetried,
  provinceConfigured,
  provinceCarried,
  ...provinceActs,
] as readonly ActDefinition[];
