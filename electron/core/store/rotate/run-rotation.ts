import { Worker } from 'node:worker_threads';
import type { Rotation, rotateStore } from './rotate-store.ts';

/** From source the worker runs as it is; a build puts it beside the core as `rotation-worker.js`. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './rotation-worker.js', import.meta.url);

type Said = { readonly part: number } | { readonly result: ReturnType<typeof rotateStore> };

/** `rotateStore` on a thread of its own. @throws what it threw there, or that the thread ended */
export function runRotation(rotation: Rotation, onProgress: (part: number) => void): Promise<ReturnType<typeof rotateStore>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof rotateStore>>();
  const worker = new Worker(workerUrl, { workerData: rotation });
  worker.on('message', (said: Said) => ('result' in said ? resolve(said.result) : onProgress(said.part)));
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the rotation ended with ${code}`)));
  return promise;
}
