import { Worker } from 'node:worker_threads';
import { fail, type Result } from '#shared/model/index.ts';
import { isPdf } from './is-pdf.ts';
import { lastWord, type Answer, type Job, type WorkerSetup } from './jobs.ts';
import type { Drawing, PageFileError } from './types.ts';

/** From source the worker runs as it is; a build puts it beside the core as `documents-worker.js`. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './documents-worker.js', import.meta.url);

const attempts = 2;
/** Milliseconds a closed worker has to end by itself. */
const graceOfClosing = 2_000;

export interface DrawingSettings extends WorkerSetup {
  /** Milliseconds after which a job that has not answered counts as crashed. */
  readonly patience?: number;
  /** Starts the worker; tests hold on to it. */
  readonly startWorker?: (setup: WorkerSetup) => Worker;
}

interface Pending {
  readonly job: Job;
  /** What a job answers that took a worker down; undefined: it is tried once more. */
  readonly refusal: unknown;
  crashes: number;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/**
 * Draws in a worker of its own, one job after another. When the worker dies it is replaced and the job tried once
 * more; a job that takes two workers down is a bug and rejects. A file of scans is not tried again: made to hang, it would hang twice.
 */
export function createDrawing(settings: DrawingSettings): Drawing {
  const { resourcesDirectory, forms, patience = 60_000, startWorker = start } = settings;
  const queue: Pending[] = [];
  let current: Pending | null = null;
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function workerOf(): Worker {
    if (worker !== null) return worker;
    const started = startWorker({ resourcesDirectory, forms });
    let failure: unknown = new Error('the documents worker ended');
    started.on('message', finish);
    started.on('error', (error) => (failure = error));
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      crashed(failure);
    });
    worker = started;
    return started;
  }

  function next(): void {
    if (current !== null) return;
    const pending = queue.shift();
    if (pending === undefined) {
      worker?.unref();
      return;
    }
    current = pending;
    const busy = workerOf();
    busy.ref();
    timer = setTimeout(() => void busy.terminate(), patience);
    busy.postMessage(pending.job);
  }

  function release(): Pending | null {
    const pending = current;
    current = null;
    if (timer !== null) clearTimeout(timer);
    return pending;
  }

  function finish(answer: Answer): void {
    const pending = release();
    if (answer.kind === 'bug') pending?.reject(answer.error);
    else pending?.resolve(answer.result);
    next();
  }

  function crashed(failure: unknown): void {
    const pending = release();
    if (pending?.refusal !== undefined) pending.resolve(pending.refusal);
    else if (pending !== null && ++pending.crashes < attempts) queue.unshift(pending);
    else pending?.reject(failure);
    if (!closed) next();
  }

  function ask<T>(job: Job, refusal?: T): Promise<T> {
    if (closed) return Promise.reject(new Error('drawing is closed'));
    return new Promise<T>((resolve, reject) => {
      queue.push({ job, refusal, crashes: 0, resolve: (result) => resolve(result as T), reject });
      next();
    });
  }

  return {
    draw: (paper) => ask({ kind: 'draw', paper }),
    drawLine: (text, room) => ask({ kind: 'line', text, room }),
    normalisePhoto: (picture, size) => ask({ kind: 'photo', picture, size }),
    normaliseScan: (picture, turn) => ask({ kind: 'scan', picture, turn }),
    countPages: (file) => ask({ kind: 'countPages', file }, refusalOf(file)),
    readPage: (file, page) => ask({ kind: 'readPage', file, page }, refusalOf(file)),
    normaliseCharacter: (picture, area) => ask({ kind: 'character', picture, area }),
    isSlide: (picture) => ask({ kind: 'isSlide', picture }),
    normaliseSlide: (picture) => ask({ kind: 'slide', picture }),
    readBack: (bitmap, expected) => ask({ kind: 'readBack', bitmap, expected }),
    readBarcodes: (picture) => ask({ kind: 'barcodes', picture }),
    async close() {
      closed = true;
      const ending = worker;
      worker = null;
      const unanswered = [release(), ...queue.splice(0)];
      unanswered.forEach((pending) => pending?.reject(new Error('drawing was closed')));
      if (ending !== null) await end(ending);
    },
  };
}

function refusalOf(file: Uint8Array): Result<never, PageFileError> {
  return fail({ code: isPdf(file) ? 'intake.pdfUnreadable' : 'scan.unreadable', details: {} });
}

/**
 * Lets the thread end by itself: stopped while V8 compiles WebAssembly beside it, as for a barcode's reader, it can take the whole
 * process down ("Mutex corrupt"). What is still at work after its grace is stopped all the same.
 */
async function end(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
  const impatient = setTimeout(() => void worker.terminate(), graceOfClosing);
  worker.ref();
  worker.postMessage(lastWord);
  await ended;
  clearTimeout(impatient);
}

function start(setup: WorkerSetup): Worker {
  return new Worker(workerUrl, { workerData: setup, name: 'documents' });
}
