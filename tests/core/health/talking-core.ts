import { createLog } from '#core/log.ts';

/** Calls as a core writes them down; what is asked for comes over the channel, and so does when it was said. */
const log = createLog();
const call = { caseId: null, code: null, queue: 0, commit: 0 };
process.on('message', (what) => {
  if (what === 'quick') log.called({ ...call, operation: 'hall.health', ms: 1 });
  if (what === 'slow') log.called({ ...call, operation: 'documents.draw', ms: 900 });
  if (what === 'bug') log.bug('0a1b2c3d4e5f', 'cases.find', new TypeError('x'));
  if (what === 'end') process.exit(0);
  process.send!('said');
});
process.send!('ready');
