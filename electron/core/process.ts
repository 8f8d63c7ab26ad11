import type { FromCore } from '#shared/contract/index.ts';
import { createId } from './crypto/index.ts';
import { createDesk } from './desk.ts';
import { stepBackHelpers, steps } from './documents/step-back.ts';
import { closeInheritedSockets } from './inherited.ts';
import { createLog } from './log.ts';
import { createPipe } from './pipe.ts';

closeInheritedSockets();

const log = createLog();

stepBackHelpers(steps.documents);

/** Entry of the core process: one desk behind the pipe to main. It ends when main does. */
const pipe = createPipe({
  begin: ({ storeDirectory, resourcesDirectory, logsDirectory, options }) =>
    createDesk({
      storeDirectory,
      resourcesDirectory,
      logsDirectory,
      readerPath: options.readerPath,
      clock: options.clock,
      log,
      events: { emit: (event) => send({ type: 'event', event }) },
      keepKey: (key) => send({ type: 'keepKey', dataKey: key && new Uint8Array(key) }),
      keepSession: (token, kept) => send({ type: 'keepSession', token, kept }),
    }),
  send,
  end: () => process.exit(0),
});

// Node would print the message; main starts another core.
process.on('uncaughtException', (thrown) => {
  log.bug(createId().slice(-12), null, thrown);
  process.exit(1);
});
process.on('message', (raw: unknown) => void pipe.receive(raw));
process.on('disconnect', () => void pipe.stop());

function send(message: FromCore): void {
  if (process.connected) process.send!(message);
}
