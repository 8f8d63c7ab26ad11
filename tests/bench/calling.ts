/**
 * What the hall sees of a call: from the moment a registrar calls the next couple until the number is painted on the call screen, in the
 * real windows, beside a bare Electron with a process behind it that only sends back what it gets; and how long a frame of the call
 * screen takes while the queue moves, beside an empty page in the same run.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { passwords, prepareHall } from '../e2e/hall-store.ts';
import { launchHall } from '../e2e/launch.ts';
import { percentile, printFigure } from './parts/figure.ts';
import { clock } from './parts/page.ts';
import { askBare, startBare } from './parts/programs.ts';

const calls = Number(process.env['TONGXIN_BENCH_CALLS'] ?? 100);
const warmUp = 5;
/** ms of frames that are watched on a page where nothing moves. */
const still = 5_000;

const prepared = await prepareHall({
  office: { hours: { from: '00:00', until: '23:59', weekdays: [1, 2, 3, 4, 5, 6, 7] } },
  acts: async (as) => {
    const registrar = await as('R1');
    for (let each = 0; each < calls + warmUp; each += 1) await registrar.ask('tickets.issue', { service: 'marriage', name: '王小明' });
  },
});

const bare = await startBare(join(prepared.folder, 'bare'));
await askBare(bare, { do: 'echo' });
const echoes = await bare.evaluate<number[]>(`(async () => {
  const times = [];
  for (let i = 0; i < ${calls}; i += 1) {
    const begun = performance.now();
    await window.bare.echo({ operation: 'tickets.call', input: {}, i });
    times.push(performance.now() - begun);
  }
  return times;
})()`);
const emptyFrames = await bare.evaluate<number[]>(`new Promise((resolve) => {
  const frames = [];
  let last = performance.now();
  const end = last + ${still};
  const look = (now) => {
    frames.push(now - last);
    last = now;
    if (now < end) requestAnimationFrame(look);
    else resolve(frames.slice(1));
  };
  requestAnimationFrame(look);
})`);
await bare.close();

const hall = await launchHall(prepared);
await hall.window.getByLabel('工号').fill('R1');
await hall.window.getByLabel('密码').fill(passwords.R1);
await hall.window.keyboard.press('Enter');
await hall.window.locator('.work-list, .worklist, main').first().waitFor();
const opening = hall.app.waitForEvent('window');
await hall.window.evaluate(() => window.hall.openStation('signage'));
const signage = await opening;
await signage.locator('.signage-page').waitFor();
await watch(signage);

const shown: number[] = [];
for (let i = 0; i < calls + warmUp; i += 1) {
  const { calledAt, number } = await callNext(hall.window);
  const paintedAt = await signage.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const painted = (window as unknown as { painted: Map<string, number> }).painted;
        const look = (): void => {
          const at = painted.get(wanted);
          if (at === undefined || Number.isNaN(at)) setTimeout(look, 5);
          else resolve(at);
        };
        look();
      }),
    number,
  );
  if (i >= warmUp) shown.push(paintedAt - calledAt);
  await act(hall.window, 'tickets.begin');
  await act(hall.window, 'tickets.finish');
}
const frames = await signage.evaluate(() => (window as unknown as { frames: number[] }).frames);
await hall.close();
prepared.remove();

for (const percent of [50, 99]) {
  printFigure({
    name: `call.shown.p${percent}`,
    value: percentile(shown, percent),
    unit: 'ms',
    baseline: percentile(echoes, percent),
    goal: percent === 99 ? { over: 100 } : null,
    note: `${shown.length} calls; the act on the disk and the board asked again count; baseline: a question to a process and back`,
  });
  printFigure({
    name: `signage.frame.p${percent}`,
    value: percentile(frames, percent),
    unit: 'ms',
    baseline: percentile(emptyFrames, percent),
    goal: percent === 99 ? { ratio: 2 } : null,
    note: `${frames.length} frames while the queue moved; baseline: ${emptyFrames.length} frames of an empty page`,
  });
}

/** Notes when each number was painted, and how long each frame took. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.painted = new Map();
    window.frames = [];
    let last = null;
    const look = (now) => {
      if (last !== null) window.frames.push(now - last);
      last = now;
      const number = document.querySelector('.signage-number')?.textContent;
      if (number && !window.painted.has(number)) {
        window.painted.set(number, NaN);
        // What this frame draws is on the screen once it has ended.
        setTimeout(() => window.painted.set(number, ${clock}));
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
}

async function callNext(page: Page): Promise<{ readonly calledAt: number; readonly number: string }> {
  const call = { operation: 'tickets.call', input: {}, requestId: uuidv7(), approval: null };
  return page.evaluate(async (asked) => {
    const calledAt = performance.timeOrigin + performance.now();
    const answer = (await window.hall.call(asked)) as { ok: boolean; value: { number: string } };
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return { calledAt, number: answer.value.number };
  }, call);
}

async function act(page: Page, operation: 'tickets.begin' | 'tickets.finish'): Promise<void> {
  const call = { operation, input: {}, requestId: uuidv7(), approval: null };
  await page.evaluate((asked) => window.hall.call(asked), call);
}
