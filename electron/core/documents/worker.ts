import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import type { Answer, Job, WorkerSetup } from './jobs.ts';
import { normalisePhoto } from './photo.ts';

const port = parentPort!;
const draw = createEngine((workerData as WorkerSetup).resourcesDirectory);

port.on('message', (job: Job) => {
  void work(job).then(({ answer, bytes }) => port.postMessage(answer, bytes === null ? [] : [bytes.buffer]));
});

async function work(job: Job): Promise<{ readonly answer: Answer; readonly bytes: Uint8Array<ArrayBuffer> | null }> {
  try {
    if (job.kind === 'draw') {
      const result = await draw(job.paper);
      return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value.pdf) : null };
    }
    const result = await normalisePhoto(job.picture, job.size);
    return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value) : null };
  } catch (error) {
    return { answer: { kind: 'bug', error }, bytes: null };
  }
}

/** Both makers return arrays over a buffer of their own, so it may move to the other thread. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
