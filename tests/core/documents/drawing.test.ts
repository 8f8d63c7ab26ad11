import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { createDrawing, type DrawingSettings } from '#core/documents/drawing.ts';
import { formNames } from '#core/documents/forms.ts';
import { steps } from '#core/documents/step-back.ts';
import type { Drawing } from '#core/documents/types.ts';
import { draw, forms, resources } from './helpers.ts';
import { certificate, declaration, paper, photo } from './samples.ts';

const workerUrl = new URL('../../../electron/core/documents/worker.ts', import.meta.url);
let drawing: Drawing | null = null;

function open(settings: Partial<DrawingSettings> = {}): Drawing {
  return (drawing = createDrawing({ resourcesDirectory: resources, forms, ...settings }));
}

/** Starts real workers and ends the first `deaths` of them as soon as they are asked something. */
function mortal(deaths: number) {
  const started: Worker[] = [];
  const startWorker = (setup: unknown) => {
    const worker = new Worker(workerUrl, { workerData: setup });
    started.push(worker);
    if (started.length <= deaths) {
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (message: unknown) => {
        post(message);
        void worker.terminate();
      };
    }
    return worker;
  };
  return { started, startWorker };
}

afterEach(async () => {
  await drawing?.close();
  drawing = null;
});

describe('the documents worker', () => {
  test('draws the same bytes as drawing here', async () => {
    const wanted = paper(formNames.certificate, certificate);
    const drawn = await open().draw(wanted);
    expect(drawn.ok && Buffer.compare(drawn.value.pdf, (await draw(wanted)).pdf)).toBe(0);
  });

  test('answers failures as values and bugs as rejections, and goes on', async () => {
    const { draw: ask, normalisePhoto } = open();
    expect(await ask(paper(formNames.declaration, { ...declaration, name: '\uE000' }))).toMatchObject({
      ok: false,
      error: { code: 'document.missingGlyph' },
    });
    await expect(ask(paper(formNames.declaration, { nickname: 'x' }))).rejects.toThrow(/no nickname/);
    expect(await normalisePhoto(new Uint8Array(9), { width: 1, height: 1 })).toMatchObject({
      ok: false,
      error: { code: 'photo.unreadable' },
    });
    expect((await normalisePhoto(await photo(), { width: 626, height: 413 })).ok).toBe(true);
    expect((await ask(paper(formNames.declaration, declaration))).ok).toBe(true);
  });

  test('a worker that dies is replaced and every waiting call answered', async () => {
    const { started, startWorker } = mortal(1);
    const { draw: ask } = open({ startWorker });
    const answers = await Promise.all(Array.from({ length: 3 }, () => ask(paper(formNames.certificate, certificate))));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(started).toHaveLength(2);
  });

  test('a call that takes two workers down fails, the next one is answered', async () => {
    const { started, startWorker } = mortal(2);
    const { draw: ask } = open({ startWorker });
    const [first, second] = [ask(paper(formNames.certificate, certificate)), ask(paper(formNames.certificate, certificate))];
    await expect(first).rejects.toThrow(/worker ended/);
    expect((await second).ok).toBe(true);
    expect(started).toHaveLength(3);
  });

  test('a worker that never answers counts as dead', async () => {
    let starts = 0;
    const startWorker = (setup: unknown) =>
      ++starts === 1
        ? new Worker('require("node:worker_threads").parentPort.on("message", () => {})', { eval: true })
        : new Worker(workerUrl, { workerData: setup });
    const { draw: ask } = open({ startWorker, patience: 5000 });
    expect((await ask(paper(formNames.certificate, certificate))).ok).toBe(true);
    expect(starts).toBe(2);
  });

  test('closing ends what was not answered', async () => {
    const { draw: ask, close } = open();
    const asked = ask(paper(formNames.certificate, certificate));
    await Promise.all([expect(asked).rejects.toThrow(/closed/), close()]);
    await expect(ask(paper(formNames.certificate, certificate))).rejects.toThrow(/closed/);
  });

  test('closed, its thread ends by itself, in the middle of a page too; one that never does is stopped', async () => {
    const codes: number[] = [];
    const counted = (worker: Worker) => worker.once('exit', (code) => codes.push(code));
    const { draw: ask, close } = open({ startWorker: (setup) => counted(new Worker(workerUrl, { workerData: setup })) });
    const asked = ask(paper(formNames.certificate, certificate));
    await Promise.all([expect(asked).rejects.toThrow(/closed/), close()]);
    const deaf = () => counted(new Worker('require("node:worker_threads").parentPort.on("message", () => {})', { eval: true }));
    const stuck = open({ startWorker: deaf });
    await Promise.all([expect(stuck.draw(paper(formNames.certificate, certificate))).rejects.toThrow(/closed/), stuck.close()]);
    expect(codes).toEqual([0, 1]);
  });

  test.runIf(process.platform === 'linux')('draws less urgently than the calling thread works', async () => {
    const usual = getPriority(process.pid);
    const before = new Set(threads());
    await open().draw(paper(formNames.certificate, certificate));
    const priorities = threads().flatMap((thread) => (before.has(thread) ? [] : [getPriority(thread)]));
    expect(priorities).toContain(steps.documents);
    expect(getPriority(process.pid)).toBe(usual);
  });

  test.runIf(process.platform === 'linux')('what the engine does beside the threads waits for questions, too', () => {
    const module = new URL('../../../electron/core/documents/step-back.ts', import.meta.url).href;
    const priorities = execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { readdirSync, readFileSync } from 'node:fs';
       import { getPriority } from 'node:os';
       const { stepBackHelpers, steps } = await import('${module}');
       stepBackHelpers(steps.documents);
       for (const thread of readdirSync('/proc/self/task'))
         console.log(readFileSync('/proc/self/task/' + thread + '/comm', 'utf8').trim(), getPriority(Number(thread)));`,
    ])
      .toString()
      .trim()
      .split('\n');
    const helpers = priorities.filter((line) => line.startsWith('V8Worker'));
    expect(helpers.length).toBeGreaterThan(0);
    expect(new Set(helpers)).toEqual(new Set([`V8Worker ${steps.documents}`]));
    expect(priorities[0]).toMatch(new RegExp(` ${getPriority(process.pid)}$`, 'u'));
  });

  test('the calling thread stays quick while a hundred certificates are drawn', async () => {
    const { draw: ask } = open();
    const pictures = { photo: await photo(626, 413) };
    await ask(paper(formNames.certificate, certificate, { pictures }));
    const idle = await delayDuring(() => sleep(1000));
    const busy = await delayDuring(async () => {
      const drawn = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          ask(
            paper(
              formNames.certificate,
              { ...certificate, registrationNumber: `J130534-2026-${String(index).padStart(6, '0')}` },
              { pictures },
            ),
          ),
        ),
      );
      expect(drawn.every((answer) => answer.ok)).toBe(true);
    });
    // Where the machine itself is late, its own lateness is the measure.
    expect(busy).toBeLessThanOrEqual(Math.max(20, 2 * idle));
  });
});

/** All threads of this process, by the numbers Linux gives them. */
function threads(): number[] {
  return readdirSync('/proc/self/task').map(Number);
}

/** 99th percentile of the event loop's delay, milliseconds beyond the timer's own resolution. */
async function delayDuring(work: () => Promise<unknown>): Promise<number> {
  const resolution = 5;
  const monitor = monitorEventLoopDelay({ resolution });
  monitor.enable();
  await work();
  monitor.disable();
  return monitor.percentile(99) / 1e6 - resolution;
}
