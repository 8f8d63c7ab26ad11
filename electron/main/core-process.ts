import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { stopPatience } from './core-patience.ts';
import { cleanEnvironment } from './guards/environment.ts';
import { mainLine } from './hall-log.ts';
import { FromCore, type ToCore } from '#shared/contract/index.ts';

export interface CoreProcessOptions {
  readonly nodeBinary: string;
  readonly entry: string;
  /** Whole lines. */
  log(text: string): void;
  onMessage(message: FromCore): void;
  /** Once, when the process cannot answer any more; all it said before has been delivered. */
  onGone(cause: string): void;
}

export interface CoreProcess {
  send(message: ToCore): void;
  kill(): void;
}

export function forkCore(options: CoreProcessOptions): CoreProcess {
  const child = fork(options.entry, [], {
    execPath: options.nodeBinary,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: cleanEnvironment(process.env),
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) takeLines(stream, options.log);

  let gone = false;
  const leave = (cause: string): void => {
    if (gone) return;
    gone = true;
    options.onGone(cause);
  };
  child.on('message', (raw) => {
    const message = FromCore.safeParse(raw);
    if (message.success) options.onMessage(message.data);
    else options.log(mainLine({ level: 'error', event: 'strange', code: 'core.strange' }));
  });
  child.on('error', (error: NodeJS.ErrnoException) => leave(error.code ?? 'error'));
  // What the core sent last is still in the channel when `exit` comes first.
  child.on('exit', (code, signal) => {
    const cause = `exit ${signal ?? code}`;
    if (child.connected) child.once('disconnect', () => leave(cause));
    else leave(cause);
  });
  // A core without a channel is no use to anybody; it may finish writing first.
  child.on('disconnect', () => setTimeout(() => child.kill('SIGKILL'), stopPatience).unref());
  return {
    send: (message) => {
      // A closed channel is reported by `exit`; here it would only be an exception more.
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/** Hands on whole lines, as many at once as came together. */
function takeLines(stream: Readable, take: (lines: string) => void): void {
  let begun = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const text = begun + chunk;
    const end = text.lastIndexOf('\n') + 1;
    begun = text.slice(end);
    if (end > 0) take(text.slice(0, end));
  });
  stream.on('end', () => {
    if (begun !== '') take(`${begun}\n`);
  });
}
