import { Worker } from 'node:worker_threads';
import { Temporal } from 'temporal-polyfill';
import { readEnvelope } from '../envelope/index.ts';
import type { ProvinceKeys } from '../province-keys.ts';
import type { Sealer } from '../sealer.ts';
import type { Done, Job, NamedKey, OwnKeys, Results } from './jobs.ts';

/** From source the worker runs as it is; a build puts it beside the core as `sealing-worker.js`. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? '../../sealing-worker.ts' : './sealing-worker.js', import.meta.url);

interface Pending {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/**
 * Seals and opens in a thread of its own, which alone has the keys: the first thread answers the counters meanwhile. Whatever is asked
 * is answered, also after `close`; the thread ends with the last answer.
 */
export function createSealingThread(keys: OwnKeys, province: Pick<ProvinceKeys, 'encrypt' | 'signing'>): Sealer {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let nextId = 1;
  let closed = false;

  const workerOf = (): Worker => {
    if (worker) return worker;
    const started = new Worker(workerUrl, { workerData: keys, name: 'sealing' });
    let failure: unknown = new Error('the sealing worker ended');
    started.on('message', finish);
    started.on('error', (error) => (failure = error));
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      for (const { reject } of pending.values()) reject(failure);
      pending.clear();
    });
    worker = started;
    return started;
  };
  const rest = () => {
    if (pending.size > 0) return;
    worker?.unref();
    if (!closed) return;
    const ending = worker;
    worker = null;
    void ending?.terminate();
  };
  const finish = (done: Done) => {
    const waiting = pending.get(done.id);
    pending.delete(done.id);
    if (done.kind === 'bug') waiting?.reject(done.error);
    else waiting?.resolve(done.result);
    rest();
  };
  const ask = <K extends Job['kind']>(job: Extract<Job, { kind: K }>, moved: ArrayBuffer[]): Promise<Results[K]> =>
    new Promise((resolve, reject) => {
      const id = nextId;
      nextId += 1;
      pending.set(id, { resolve: (result) => resolve(result as Results[K]), reject });
      const busy = workerOf();
      busy.ref();
      busy.postMessage({ id, job }, moved);
    });

  return {
    seal(address, content) {
      // Over a buffer of its own, so that it may move there.
      const own = Uint8Array.from(content);
      return ask({ kind: 'seal', address, content: own, recipient: province.encrypt }, [own.buffer]);
    },
    open: (bytes, asked, end) => ask({ kind: 'open', bytes, asked: { header: asked.header }, end, signer: signerOf(bytes, province) }, []),
    close() {
      closed = true;
      rest();
    },
  };
}

/** Whose signature it says it bears, if that key is believed; the other thread finds out whether it does. */
function signerOf(bytes: Uint8Array, { signing }: Pick<ProvinceKeys, 'signing'>): NamedKey | null {
  const read = readEnvelope(bytes);
  if (!read.ok) return null;
  const { signedWith, madeAt } = read.value.header;
  const publicKey = signing(signedWith, Temporal.Instant.from(madeAt));
  return publicKey && { keyId: signedWith, publicKey };
}
