import { parentPort, workerData } from 'node:worker_threads';
import { readsBack } from '#shared/barcodes/index.ts';
import type { Result } from '#shared/model/index.ts';
import { decoderHere } from './decoder.ts';
import { createEngine } from './engine.ts';
import { openFonts } from './fonts.ts';
import { lastWord, type Answer, type Job, type WorkerSetup } from './jobs.ts';
import { drawLine } from './line-picture.ts';
import { normaliseCharacter } from './character-picture.ts';
import { readBarcodes } from './barcode-reader.ts';
import { countPages, readPage } from './incoming-page.ts';
import { normalisePhoto } from './photo.ts';
import { normaliseScan } from './scan.ts';
import { isSlide, normaliseSlide } from './slide.ts';
import { stepBack, steps } from './step-back.ts';

stepBack(steps.documents);
const port = parentPort!;
const setup = workerData as WorkerSetup;
const fonts = openFonts(setup.resourcesDirectory);
const draw = createEngine(setup, fonts);

port.on('message', (job: Job | typeof lastWord) => {
  if (job === lastWord) port.close();
  else void work(job).then(({ answer, bytes }) => port.postMessage(answer, bytes === null ? [] : [bytes.buffer]));
});

async function work(job: Job): Promise<{ readonly answer: Answer; readonly bytes: Uint8Array<ArrayBuffer> | null }> {
  try {
    switch (job.kind) {
      case 'draw': {
        const result = await draw(job.paper);
        return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value.pdf) : null };
      }
      case 'readBack':
        return { answer: { kind: 'result', result: await readsBack(await decoderHere(), job.bitmap, job.expected) }, bytes: null };
      case 'barcodes':
        return { answer: { kind: 'result', result: await readBarcodes(job.picture) }, bytes: null };
      case 'countPages':
        return { answer: { kind: 'result', result: await countPages(job.file) }, bytes: null };
      case 'readPage': {
        const result = await readPage(job.file, job.page);
        return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value.jpeg) : null };
      }
      case 'line':
        return { answer: { kind: 'result', result: drawLine(fonts, job.text, job.room) }, bytes: null };
      case 'isSlide':
        return { answer: { kind: 'result', result: await isSlide(job.picture) }, bytes: null };
      case 'slide': {
        const result = await normaliseSlide(job.picture);
        return { answer: { kind: 'result', result }, bytes: result && owned(result) };
      }
      case 'photo':
      case 'scan':
      case 'character': {
        const result = await normalise(job);
        return { answer: { kind: 'result', result }, bytes: result.ok ? owned(result.value) : null };
      }
    }
  } catch (error) {
    return { answer: { kind: 'bug', error }, bytes: null };
  }
}

function normalise(job: Extract<Job, { kind: 'photo' | 'scan' | 'character' }>): Promise<Result<Uint8Array, unknown>> {
  switch (job.kind) {
    case 'photo':
      return normalisePhoto(job.picture, job.size);
    case 'scan':
      return normaliseScan(job.picture, job.turn);
    case 'character':
      return normaliseCharacter(job.picture, job.area);
  }
}

/** All makers return arrays over a buffer of their own, so it may move to the other thread. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
