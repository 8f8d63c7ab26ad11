import type { FromCore, HallEvent, ToCore, WindowCall } from '#shared/contract/index.ts';
import { fail, type Station } from '#shared/model/index.ts';
import { forkCore, type CoreProcess } from './core-process.ts';
import { mainLine } from './hall-log.ts';
import { startPatience, restartDelay, stopPatience, wasQuickDeath } from './core-patience.ts';

type StartMessage = Extract<ToCore, { type: 'start' }>;
type CallMessage = Extract<ToCore, { type: 'call' }>;

export interface CoreAnswer {
  readonly answer: unknown;
  /** New session of the calling window; absent when unchanged. */
  readonly session?: string | null | undefined;
}

export interface CoreHostOptions {
  readonly nodeBinary: string;
  readonly entry: string;
  /** Holds the start back until it is known that what starts is whole; false: the core never starts. */
  readonly mayStart?: Promise<boolean>;
  /** The store's key where the first core need not wait for somebody who knows a secret; null: there is none. */
  readonly keptKey?: Promise<Uint8Array | null>;
  /** The store was opened, or goes on under another key; null: the key it was started with is no longer right. */
  onKey?(dataKey: Uint8Array | null): void;
  readonly start: Pick<StartMessage, 'storeDirectory' | 'resourcesDirectory' | 'options'> & Partial<Pick<StartMessage, 'logsDirectory'>>;
  log(text: string): void;
  onEvent(event: HallEvent): void;
}

export interface CoreHost {
  call(station: Station, session: string | null, call: WindowCall): Promise<CoreAnswer>;
  /** The core died and is not back yet. */
  isDown(): boolean;
  /** The key of the store that is open; null: none is. It is erased when the host stops. */
  dataKey(): Uint8Array | null;
  /** Asks the core to finish, waits, and forgets the key. */
  stop(): Promise<void>;
}

/** Milliseconds of a clock that both processes read alike and nobody can set. */
function monotonicNow(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

interface Waiting {
  readonly message: CallMessage;
  readonly answer: (answer: CoreAnswer) => void;
  timesSent: number;
}

/** A call may kill the core once; the second time it is answered without it. */
const mostSends = 2;

const unreachable: CoreAnswer = { answer: fail({ code: 'core.unreachable', details: {} }) };

/**
 * Runs the core and keeps, in memory alone, what a core that died needs to go on: the store's key, the sessions,
 * and the calls it had not answered. These are sent again, unchanged: the core knows a repeat by its `requestId`.
 */
export function createCoreHost(options: CoreHostOptions): CoreHost {
  const waiting = new Map<number, Waiting>();
  const sessions = new Map<string, unknown>();
  let dataKey: StartMessage['dataKey'] = null;
  let core: CoreProcess;
  let alive = false;
  let ready = false;
  let lastStartFailed = false;
  let saidDown = false;
  let quickDeaths = 0;
  let startedAt = 0;
  let nextId = 1;
  let restart: NodeJS.Timeout | undefined;
  let startTimer: NodeJS.Timeout | undefined;
  let stopped: (() => void) | null = null;

  function start(): void {
    startedAt = performance.now();
    alive = true;
    core = forkCore({ nodeBinary: options.nodeBinary, entry: options.entry, log: options.log, onMessage: receive, onGone: recover });
    startTimer = setTimeout(() => core.kill(), startPatience);
    core.send({
      type: 'start',
      logsDirectory: null,
      ...options.start,
      dataKey,
      sessions: [...sessions].map(([token, kept]) => ({ token, kept })),
    });
  }

  async function startWhen(mayStart: Promise<boolean>, keptKey: Promise<Uint8Array | null>): Promise<void> {
    const [may, key] = await Promise.all([mayStart, keptKey.catch(() => null)]);
    if (!may || stopped) {
      key?.fill(0);
      return;
    }
    dataKey = key && new Uint8Array(key);
    key?.fill(0);
    start();
  }

  function receive(message: FromCore): void {
    switch (message.type) {
      case 'ready':
        return becomeReady();
      case 'answer':
        return answer(message.id, { answer: message.answer, ...('session' in message && { session: message.session }) });
      case 'event':
        return options.onEvent(message.event);
      case 'keepKey':
        dataKey = message.dataKey;
        options.onKey?.(dataKey);
        return;
      case 'keepSession':
        if (message.kept === null) sessions.delete(message.token);
        else sessions.set(message.token, message.kept);
    }
  }

  function becomeReady(): void {
    clearTimeout(startTimer);
    ready = true;
    lastStartFailed = false;
    if (saidDown) options.onEvent({ event: 'core.changed', running: true });
    saidDown = false;
    for (const one of waiting.values()) send(one);
  }

  function recover(cause: string): void {
    clearTimeout(startTimer);
    lastStartFailed = !ready;
    ready = false;
    alive = false;
    options.log(mainLine({ level: stopped ? 'info' : 'error', event: 'ended', ...(!stopped && { code: 'core.ended' }), cause }));
    if (stopped) return stopped();
    if (!saidDown) options.onEvent({ event: 'core.changed', running: false });
    saidDown = true;
    for (const [id, one] of waiting) if (lastStartFailed || one.timesSent >= mostSends) answer(id, unreachable);
    quickDeaths = wasQuickDeath(performance.now() - startedAt) ? quickDeaths + 1 : 1;
    restart = setTimeout(start, restartDelay(quickDeaths));
  }

  function send(one: Waiting): void {
    one.timesSent++;
    core.send({ ...one.message, sentAt: monotonicNow() });
  }

  function answer(id: number, given: CoreAnswer): void {
    const one = waiting.get(id);
    waiting.delete(id);
    one?.answer(given);
  }

  function call(station: Station, session: string | null, windowCall: WindowCall): Promise<CoreAnswer> {
    if (stopped || (lastStartFailed && !ready)) return Promise.resolve(unreachable);
    const id = nextId++;
    return new Promise((resolve) => {
      const one: Waiting = { message: { type: 'call', id, station, session, call: windowCall }, answer: resolve, timesSent: 0 };
      waiting.set(id, one);
      if (ready) send(one);
    });
  }

  async function stop(): Promise<void> {
    if (stopped) return;
    clearTimeout(restart);
    await new Promise<void>((resolve) => {
      const kill = setTimeout(() => core.kill(), stopPatience);
      stopped = () => {
        clearTimeout(kill);
        resolve();
      };
      if (alive) core.send({ type: 'stop' });
      else stopped();
    });
    for (const id of waiting.keys()) answer(id, unreachable);
    dataKey?.fill(0);
    dataKey = null;
    sessions.clear();
  }

  const { mayStart = Promise.resolve(true), keptKey = Promise.resolve(null) } = options;
  if (options.mayStart || options.keptKey) void startWhen(mayStart, keptKey);
  else start();
  return { call, stop, isDown: () => saidDown, dataKey: () => dataKey };
}
