import { ToCore, type FromCore } from '#shared/contract/index.ts';
import { createDesk, type Desk } from './desk.ts';
import { createLog } from './log.ts';

/** Entry of the core process: one desk behind the pipe to main. It ends when main does. */
let desk: Desk | null = null;

process.on('message', (raw: unknown) => {
  const parsed = ToCore.safeParse(raw);
  if (parsed.success) void handle(parsed.data);
});
process.on('disconnect', () => void stop());

async function handle(message: ToCore): Promise<void> {
  switch (message.type) {
    case 'start':
      start(message);
      return;
    case 'call': {
      const { id, station, session, call } = message;
      const answered = await desk!.call({ ...call, input: call.input, station, session });
      send({ type: 'answer', id, answer: answered.answer, ...(answered.session === undefined ? {} : { session: answered.session }) });
      return;
    }
    case 'stop':
      await stop();
  }
}

function start({ storeDirectory, resourcesDirectory, dataKey, sessions, options }: Extract<ToCore, { type: 'start' }>): void {
  desk = createDesk({
    storeDirectory,
    resourcesDirectory,
    readerPath: options.readerPath,
    clock: options.clock,
    log: createLog(),
    events: { emit: (event) => send({ type: 'event', event }) },
    keepKey: (key) => send({ type: 'keepKey', dataKey: key && new Uint8Array(key) }),
    keepSession: (token, kept) => send({ type: 'keepSession', token, kept }),
  });
  if (dataKey) desk.resume(dataKey, sessions);
  send({ type: 'ready' });
}

async function stop(): Promise<void> {
  await desk?.close();
  process.exit(0);
}

function send(message: FromCore): void {
  if (process.connected) process.send!(message);
}
