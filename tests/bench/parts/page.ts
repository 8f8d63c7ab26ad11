/**
 * A window of a program that was started as a person starts it. Chromium's debugging port looks on and never holds a page,
 * so that what it sees took as long as it takes for anybody.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Watched {
  readonly process: ChildProcess;
  /** When it was started, in ms since the epoch, as pages tell the time. */
  readonly startedAt: number;
  /** What an expression of the page comes to; a promise is waited for. */
  evaluate<T>(expression: string): Promise<T>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  press(key: keyof typeof keys): Promise<void>;
  /** What the page asked for, and when, in ms since the epoch. */
  readonly requests: readonly { readonly url: string; readonly at: number }[];
  /** Lines of its stderr. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

const keys = { Tab: 9, Enter: 13, F2: 113 };

/** Ends by itself where Chromium hung: now and then it does on a busy machine. */
const patience = 45_000;

/** `clock` in every page: ms since the epoch, as exact as pages may know it. */
export const clock = '(performance.timeOrigin + performance.now())';

export async function startWatched(executable: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Watched> {
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(executable, [...args, '--remote-debugging-port=0'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const hung = setTimeout(() => child.kill('SIGKILL'), patience);
  child.stdout.resume();
  const lines: string[] = [];
  const port = debuggerOf(child, lines);
  try {
    const socket = new WebSocket(await port);
    await opened(socket);
    const connection = connect(socket);
    const session = await connection.page();
    const send = (method: string, params: object) => connection.send(method, params, session);
    return {
      process: child,
      startedAt,
      requests: connection.requests,
      lines,
      async evaluate<T>(expression: string) {
        const ask = () => send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        // The empty page before the first one may be what was asked.
        const answer = await ask().catch((error: unknown) => (isOldPage(error) ? ask() : Promise.reject(error)));
        if (answer['exceptionDetails']) throw new Error(`${expression}: ${JSON.stringify(answer['exceptionDetails'])}`);
        return (answer['result'] as { value: T }).value;
      },
      type: async (text) => void (await send('Input.insertText', { text })),
      async press(key) {
        const event = { key, code: key, windowsVirtualKeyCode: keys[key], ...(key === 'Enter' && { text: '\r' }) };
        await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
        await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
      },
      async close() {
        socket.close();
        child.kill('SIGTERM');
        const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
        clearTimeout(force);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(hung);
  }
}

function isOldPage(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'message' in error && /context was destroyed/.test(String(error.message));
}

function debuggerOf(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr! }).on('line', (line) => {
      lines.push(line);
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error('it ended before a window opened')));
  });
}

async function opened(socket: WebSocket): Promise<void> {
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('the debugger does not answer')));
  });
}

type Answer = Record<string, unknown>;

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string };
}

interface Requested {
  readonly request: { readonly url: string };
  /** In seconds. */
  readonly wallTime: number;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Attached & Requested;
  readonly result?: Answer;
  readonly error?: unknown;
}

function connect(socket: WebSocket) {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: unknown): void }>();
  const page = Promise.withResolvers<string>();
  const requests: { url: string; at: number }[] = [];
  let next = 1;
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data)) as Message;
    if (params && method === 'Target.attachedToTarget' && params.targetInfo.type === 'page') {
      void send('Network.enable', {}, params.sessionId);
      page.resolve(params.sessionId);
    }
    if (params && method === 'Network.requestWillBeSent') requests.push({ url: params.request.url, at: params.wallTime * 1000 });
    const one = id === undefined ? undefined : waiting.get(id);
    if (one) (error ? one.reject : one.resolve)((error ?? result) as Answer);
  });
  socket.addEventListener('close', () => {
    const gone = new Error('the window is gone');
    page.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
  });
  const send = (method: string, params: object, sessionId?: string) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.set(next, { resolve, reject });
      socket.send(JSON.stringify({ id: next++, method, params, ...(sessionId && { sessionId }) }));
    });
  return {
    send,
    requests,
    async page() {
      await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
      return page.promise;
    },
  };
}
