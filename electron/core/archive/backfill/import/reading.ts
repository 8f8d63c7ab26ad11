import { Worker } from 'node:worker_threads';
import type { ReadingMessage, ReadingRequest, RowRead, ReadingFault } from './table-messages.ts';

/** From source the worker runs as it is; a build puts it beside the core as `table-worker.js`. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? '../../../table-worker.ts' : './table-worker.js', import.meta.url);

/** Portions that may wait here before the worker waits in turn: it reads while the first thread writes, and no file fills the memory. */
const ahead = 3;

/** A table that is being read in a thread of its own. */
export interface Reading {
  readonly digest: string;
  readonly head: readonly string[];
  /** Its rows in portions. Throws `ReadingStopped` where the file turns out not to be as it should. */
  portions(): AsyncIterable<readonly RowRead[]>;
  close(): Promise<void>;
}

/** The file cannot be read, or not to its end. */
export class ReadingStopped extends Error {
  readonly fault: ReadingFault;

  constructor(fault: ReadingFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Begins to read and check the rows of a table beside the first thread. @throws ReadingStopped */
export async function beginReading(request: ReadingRequest): Promise<Reading> {
  const worker = new Worker(workerUrl, { name: 'table', workerData: request });
  const waiting: (ReadingMessage | { readonly kind: 'bug'; readonly error: unknown })[] = [];
  let wake: (() => void) | null = null;
  const put = (message: (typeof waiting)[number]): void => {
    waiting.push(message);
    wake?.();
  };
  worker.on('message', (message: ReadingMessage) => put(message));
  worker.on('error', (error) => put({ kind: 'bug', error }));
  worker.on('exit', () => put({ kind: 'bug', error: new Error('the table worker ended') }));
  const next = async (): Promise<ReadingMessage> => {
    if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    wake = null;
    const message = waiting.shift()!;
    if (message.kind === 'bug') throw message.error;
    if (message.kind === 'fault') throw new ReadingStopped(message.fault);
    return message;
  };
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  try {
    const opened = await next();
    if (opened.kind !== 'opened') throw new Error('rows before the head');
    for (let i = 0; i < ahead; i += 1) worker.postMessage('more');
    return {
      digest: opened.digest,
      head: opened.head,
      async *portions() {
        for (let message = await next(); message.kind === 'rows'; message = await next()) {
          yield message.rows;
          worker.postMessage('more');
        }
      },
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
