import { Worker } from 'node:worker_threads';
import type { BackupProgress } from '#shared/contract/index.ts';
import type { JobAnswer, JobMessage, JobName, Jobs } from './jobs.ts';

/** From source the worker runs as it is; a build puts it beside the core as `bulk-worker.js`. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? '../bulk-worker.ts' : './bulk-worker.js', import.meta.url);

/** Long work off the first thread: backup, restore, verification. */
export interface Bulk {
  /** Rejects when the worker dies or is closed meanwhile. */
  run<K extends JobName>(name: K, request: Jobs[K]['request'], onProgress?: (progress: BackupProgress) => void): Promise<Jobs[K]['result']>;
  close(): Promise<void>;
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: unknown): void;
  readonly onProgress: (progress: BackupProgress) => void;
}

export function createBulk(): Bulk {
  const pendingById = new Map<number, Pending>();
  let worker: Worker | null = null;
  let nextId = 1;

  function workerOf(): Worker {
    if (worker !== null) return worker;
    const started = new Worker(workerUrl, { name: 'bulk' });
    let failure: unknown = new Error('the bulk worker ended');
    started.on('message', receive);
    started.on('error', (error) => (failure = error));
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      rejectAll(failure);
    });
    worker = started;
    return started;
  }

  function receive(answer: JobAnswer): void {
    if (answer.kind === 'progress') {
      for (const { onProgress } of pendingById.values()) onProgress(answer.progress);
      return;
    }
    const pending = pendingById.get(answer.id);
    pendingById.delete(answer.id);
    if (pendingById.size === 0) worker?.unref();
    if (answer.kind === 'bug') pending?.reject(answer.error);
    else pending?.resolve(answer.result);
  }

  function rejectAll(error: unknown): void {
    const all = [...pendingById.values()];
    pendingById.clear();
    for (const { reject } of all) reject(error);
  }

  return {
    run<K extends JobName>(name: K, request: Jobs[K]['request'], onProgress: (progress: BackupProgress) => void = () => {}) {
      return new Promise<Jobs[K]['result']>((resolve, reject) => {
        const id = nextId++;
        pendingById.set(id, { resolve: (result) => resolve(result as Jobs[K]['result']), reject, onProgress });
        const busy = workerOf();
        busy.ref();
        busy.postMessage({ id, name, request } satisfies JobMessage);
      });
    },
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
      rejectAll(new BulkClosed());
    },
  };
}

/** Work was given up because the hall closes. */
export class BulkClosed extends Error {
  constructor() {
    super('the bulk worker was closed');
    this.name = 'BulkClosed';
  }
}
