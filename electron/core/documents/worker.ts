import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import type { Answer, Job, WorkerSetup } from './jobs.ts';
import { readBarcodes } from './barcode-reader.ts';
import { normalisePhoto } from './photo.ts';
import { normaliseScan } from './scan.ts';

const port = parentPort!;
const draw = createEngine(workerData as WorkerSetup);

port.on('message', (job: Job) => {
  void work(job).then(({ answer, bytes }) => port.postMessage(answer, bytes === null ? [] : [bytes.buffer]));
});

async function work(job: Job): Promise<{ readonly answer: Answer; readonly bytes: Uint8Array<ArrayBuffer> | null }> {
  try {
    switch (job.kind) {
      case 'draw': {
        const result = await draw(job.paper);
        return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value.pdf) : null };
      }
      case 'barcodes':
        return { answer: { kind: 'result', result: await readBarcodes(job.picture) }, bytes: null };
      case 'photo':
      case 'scan': {
        const result = await (job.kind === 'photo' ? normalisePhoto(job.picture, job.size) : normaliseScan(job.picture, job.turn));
        return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value) : null };
      }
    }
  } catch (error) {
    return { answer: { kind: 'bug', error }, bytes: null };
  }
}

/** All makers return arrays over a buffer of their own, so it may move to the other thread. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
