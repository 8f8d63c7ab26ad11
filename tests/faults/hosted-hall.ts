import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, OperationName } from '#shared/contract/index.ts';
import { createCoreHost, type CoreHost } from '../../electron/main/core-host.ts';
import type { Caller } from '../core/cases/test-desk.ts';

/** The core as main runs it: a process of its own that is restarted when it dies. */
export interface HostedHall {
  readonly host: CoreHost;
  /** What the core's process wrote. */
  readonly log: string[];
  /** Signs in with a password, as a window does, and calls as that window. */
  signIn(code: string, password: string, passphrase?: string): Promise<Caller>;
  /** The core's process; null while none is running. */
  pid(): number | null;
  /** kill -9; false while no core is running. */
  kill(): boolean;
  /** Stops the core without a word, and forgets what main kept. */
  stop(): Promise<void>;
}

const usualEntry = join(import.meta.dirname, '../../electron/core/process.ts');
const resourcesDirectory = join(import.meta.dirname, '../../resources');

export interface HostedHallOptions {
  readonly storeDirectory: string;
  readonly clock: string | null;
  readonly readerPath?: string;
  /** Another program in the core's place. */
  readonly entry?: string;
  readonly logsDirectory?: string;
  /** Hears what the core says, beside `log`. */
  readonly onText?: (text: string) => void;
}

export function hostHall({ storeDirectory, clock, readerPath, entry = usualEntry, logsDirectory, onText }: HostedHallOptions): HostedHall {
  const log: string[] = [];
  const host = createCoreHost({
    nodeBinary: process.execPath,
    entry,
    start: { storeDirectory, resourcesDirectory, logsDirectory: logsDirectory ?? null, options: { readerPath: readerPath ?? null, clock } },
    log: (text) => {
      log.push(text);
      onText?.(text);
    },
    onEvent: () => {},
  });
  let over = false;
  const isOver = () => over;
  return {
    host,
    log,
    async signIn(code, password, passphrase) {
      const opened = await patiently(host, null, 'setup.unlock', passphrase === undefined ? {} : { passphrase }, uuidv7(), null, isOver);
      if (!opened.answer.ok) throw new Error(JSON.stringify(opened.answer.error));
      const signedIn = await patiently(host, null, 'staff.signIn', { code, password, counter: '03' }, uuidv7(), null, isOver);
      if (!signedIn.answer.ok) throw new Error(JSON.stringify(signedIn.answer.error));
      return callerAt(host, signedIn.session ?? null, isOver);
    },
    pid: () => childOf(process.pid),
    kill() {
      const pid = childOf(process.pid);
      if (pid === null) return false;
      process.kill(pid, 'SIGKILL');
      return true;
    },
    stop() {
      over = true;
      return host.stop();
    },
  };
}

/** A window that repeats an unanswered request, unchanged, until the core is back: as often as somebody would press the key. Throws once the hall was stopped. */
async function patiently(
  host: CoreHost,
  session: string | null,
  operation: OperationName,
  input: unknown,
  requestId: string,
  approval: { readonly code: string; readonly password: string } | null,
  isOver: () => boolean,
): Promise<{ readonly answer: Answer<OperationName>; readonly session?: string | null | undefined }> {
  for (;;) {
    const given = await host.call('counter', session, { operation, input, requestId, approval });
    const answer = given.answer as Answer<OperationName>;
    if (answer.ok || answer.error.code !== 'core.unreachable') return { answer, session: given.session };
    if (isOver()) throw new Error(`${operation}: the hall was stopped`);
    await new Promise((again) => setTimeout(again, 20));
  }
}

function callerAt(host: CoreHost, session: string | null, isOver: () => boolean): Caller {
  const call: Caller['call'] = async (operation, input, more = {}) => {
    const { requestId = uuidv7(), approval = null } = more;
    return (await patiently(host, session, operation, input, requestId, approval, isOver)).answer as never;
  };
  return {
    call,
    async ask(operation, input, more) {
      const answer = await call(operation, input, more);
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.error)}`);
      return answer.value as never;
    },
  };
}

/** The core among the children of a process, as Linux lists them. */
function childOf(parent: number): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const of = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
      if (of === String(parent) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('core/process.ts')) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return null;
}

/** The same caller, telling of every answer that came. */
export function countAnswers(caller: Caller, count: () => void): Caller {
  return {
    call: async (...call) => {
      const answer = await caller.call(...call);
      count();
      return answer;
    },
    ask: async (...call) => {
      const value = await caller.ask(...call);
      count();
      return value;
    },
  };
}
