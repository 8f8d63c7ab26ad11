/**
 * How soon a registrar sees the worklist, and how much memory that takes, beside an empty Electron window: in the morning, from
 * the moment the passphrase gave the key of the store; and from the start of the program, where the key lies open (a training
 * store). Neither what a person types nor the stretching of what was typed counts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { prepareHall, type HallToPrepare } from '../e2e/hall-store.ts';
import { median, printFigure } from './parts/figure.ts';
import { memoryOf } from './parts/memory.ts';
import { firstPaint, isSignInShown, isUnlockShown, seen, signIn, startBare, startHall, unlock } from './parts/programs.ts';

const rounds = Number(process.env['TONGXIN_BENCH_STARTS'] ?? 5);
/** What is settling settles, in ms. */
const rest = 2_000;

const acts: HallToPrepare['acts'] = async (as) => void (await (await as('R1')).ask('cases.open', { business: 'marriage' }));
const prepared = await prepareHall({ acts });
const locked = await prepareHall({ acts, training: false });
const mornings: number[] = [];
const starts: number[] = [];
const bareStarts: number[] = [];
const memory: number[] = [];
const bareMemory: number[] = [];
const fonts = new Set<string>();

for (let i = 0; i < rounds; i += 1) {
  const bare = await startBare(join(prepared.folder, `bare-${i}`));
  bareStarts.push((await firstPaint(bare)) - bare.startedAt);
  await wait(rest);
  bareMemory.push(memoryOf(bare.process.pid!) + (await memoryOfBareNode()));
  await bare.close();

  const hall = await startHall({ ...prepared, profile: join(prepared.folder, `profile-${i}`) });
  const shownAt = await seen(hall, isSignInShown);
  const paintedAt = await firstPaint(hall);
  for (const { url, at } of hall.requests) if (/\.(ttf|otf|woff2?)$/.test(url) && at < paintedAt) fonts.add(url.split('/').at(-1)!);
  await wait(500); // a person's hands
  starts.push(shownAt - hall.startedAt + (await signIn(hall)).ms);
  await wait(rest);
  memory.push(memoryOf(hall.process.pid!));
  await hall.close();

  const morning = await startHall({ ...locked, profile: join(locked.folder, `profile-${i}`) });
  await seen(morning, isUnlockShown);
  await wait(500);
  const openedIn = await unlock(morning);
  await wait(500);
  mornings.push(openedIn + (await signIn(morning)).ms);
  await morning.close();
}
prepared.remove();
locked.remove();

printFigure({
  name: 'start.worklist',
  value: median(mornings),
  unit: 'ms',
  baseline: median(bareStarts),
  goal: { ratio: 1.5 },
  note: `median of ${rounds} mornings, from the key at hand to the first row; baseline: an empty window painted`,
});
printFigure({
  name: 'start.cold',
  value: median(starts),
  unit: 'ms',
  baseline: median(bareStarts),
  goal: null,
  note: `median of ${rounds} starts of the program, from nothing to the first row`,
});
printFigure({
  name: 'memory.pss',
  value: median(memory),
  unit: 'MB',
  baseline: median(bareMemory),
  goal: { ratio: 1.6 },
  note: 'PSS shares pages out: another Electron on this PC makes both figures smaller, and the ratio larger',
});
printFigure({
  name: 'bundle.cjkFonts',
  value: fonts.size,
  unit: 'files',
  baseline: null,
  goal: { most: 0 },
  note: ['fonts requested before the first paint', ...fonts].join(' '),
});

async function memoryOfBareNode(): Promise<number> {
  const node = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
  await wait(rest / 2);
  const megabytes = memoryOf(node.pid!);
  node.kill();
  await once(node, 'exit');
  return megabytes;
}
