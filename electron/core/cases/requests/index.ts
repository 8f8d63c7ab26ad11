export { requestActs } from './acts.ts';
export { takeRequestAnswer } from './answered.ts';
export { createRequestHandlers } from './handlers.ts';
export { createIncomingHandlers } from './incoming.ts';
