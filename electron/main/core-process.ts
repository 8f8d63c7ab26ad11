import { fork } from 'node:child_process';
import { stopPatience } from './core-patience.ts';
import { FromCore, type ToCore } from '#shared/contract/index.ts';

export interface CoreProcessOptions {
  readonly nodeBinary: string;
  readonly entry: string;
  log(text: string): void;
  onMessage(message: FromCore): void;
  /** Once, when the process cannot answer any more; all it said before has been delivered. */
  onGone(cause: string): void;
}

export interface CoreProcess {
  send(message: ToCore): void;
  kill(): void;
}

/** Variables that would change how the core's Node starts. */
const unwanted = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_PATH', 'NODE_DEBUG', 'NODE_V8_COVERAGE', 'NODE_REPL_EXTERNAL_MODULE'];

export function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !unwanted.includes(name)));
}

export function forkCore(options: CoreProcessOptions): CoreProcess {
  const child = fork(options.entry, [], {
    execPath: options.nodeBinary,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: cleanEnvironment(process.env),
  });
  child.stdout?.setEncoding('utf8').on('data', options.log);
  child.stderr?.setEncoding('utf8').on('data', options.log);

  let gone = false;
  const leave = (cause: string): void => {
    if (gone) return;
    gone = true;
    options.onGone(cause);
  };
  child.on('message', (raw) => {
    const message = FromCore.safeParse(raw);
    if (message.success) options.onMessage(message.data);
    else options.log('main: a message of the core does not follow the contract\n');
  });
  child.on('error', (error) => leave(error.message));
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
