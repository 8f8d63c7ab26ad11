import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { passphrase, passwords, type PreparedHall } from '../../e2e/hall-store.ts';
import { hallCommand, type LaunchOptions } from '../../e2e/launch.ts';
import { repository } from '../../../electron/tools/run.ts';
import { clock, startWatched, type Watched } from './page.ts';

const env = { ...process.env, TZ: 'Asia/Shanghai', ELECTRON_RUN_AS_NODE: undefined };

/** The built program on a store of its own. */
export function startHall(hall: PreparedHall, options: LaunchOptions = {}): Promise<Watched> {
  const { executable, args } = hallCommand({ ...hall, ...options, program: repository });
  return again(() => startWatched(executable, args, env));
}

/** The same Electron with an empty window, and nothing of ours. */
export function startBare(profile: string): Promise<Watched> {
  const { executable, args } = hallCommand({ store: '', profile, program: join(repository, 'tests/bench/bare/main.cjs') });
  const own = args.filter((argument) => !/^--(store|station)=/.test(argument));
  return again(() => startWatched(executable, own, { ...env, BENCH_PROFILE: profile, BENCH_NODE: process.execPath }));
}

/** What the bare program answers (bare/main.cjs); one question at a time. */
export async function askBare<T>(
  { process: { stdin, stdout } }: Watched,
  question: { readonly do: string; readonly page?: string },
): Promise<T> {
  const answered = new Promise<string>((resolve) => {
    let text = '';
    const hear = (chunk: Buffer): void => {
      text += chunk.toString();
      if (!text.endsWith('\n')) return;
      stdout!.off('data', hear);
      resolve(text);
    };
    stdout!.on('data', hear);
  });
  stdin!.write(`${JSON.stringify(question)}\n`);
  return JSON.parse(await answered) as T;
}

/** Now and then Chromium hangs at its start, ours or not; one that does is no measurement. */
async function again<T>(start: () => Promise<T>): Promise<T> {
  return start().catch(start);
}

/** When the page holds to what the condition says, painted; ms since the epoch. */
export function seen(watched: Watched, condition: string): Promise<number> {
  return watched.evaluate(`new Promise((resolve) => {
    const look = () => (${condition}) ? requestAnimationFrame(() => setTimeout(() => resolve(${clock}))) : requestAnimationFrame(look);
    look();
  })`);
}

/** When the page painted anything at all. */
export function firstPaint(watched: Watched): Promise<number> {
  return watched.evaluate(`new Promise((resolve) => {
    const look = () => {
      const [paint] = performance.getEntriesByType('paint').toSorted((one, other) => one.startTime - other.startTime);
      if (paint) resolve(performance.timeOrigin + paint.startTime);
      else setTimeout(look, 5);
    };
    look();
  })`);
}

export const isSignInShown = `document.querySelector('form input[type=password]') && document.querySelectorAll('form input').length > 1`;

export const isUnlockShown = `document.querySelectorAll('form input[type=password]').length === 1 && document.querySelectorAll('form input').length === 1`;

/** Types the passphrase and opens the hall: ms from the key at hand until the sign-in form is painted. */
export async function unlock(hall: Watched): Promise<number> {
  await hall.type(passphrase);
  const shown = seen(hall, isSignInShown);
  const enteredAt = await hall.evaluate<number>(clock);
  await hall.press('Enter');
  const ms = (await shown) - enteredAt;
  return ms - (await msOf(hall, 'setup.unlock')) + (await msOf(hall, 'opened'));
}

export interface SignedIn {
  /** The first row of the worklist, painted; ms since the epoch. */
  readonly rowAt: number;
  /** From Enter to that row, without the proof of the password, in ms. */
  readonly ms: number;
}

/** R1 signs in where the hall has one counter; a case must lie in the worklist. */
export async function signIn(hall: Watched): Promise<SignedIn> {
  await hall.type('R1');
  await hall.press('Tab');
  await hall.type(passwords.R1);
  const row = seen(hall, `document.querySelector('.work-row')`);
  const enteredAt = await hall.evaluate<number>(clock);
  await hall.press('Enter');
  const rowAt = await row;
  return { rowAt, ms: rowAt - enteredAt - (await msOf(hall, 'staff.signIn')) };
}

/** What the core wrote of a call, or of an event of this name; quick calls it writes down together, a moment later. */
async function msOf({ lines }: Watched, name: string): Promise<number> {
  const find = () => lines.findLast((each) => each.includes(`"operation":"${name}"`) || each.includes(`"event":"${name}"`));
  for (let looks = 0; find() === undefined && looks < 40; looks += 1) await wait(25);
  const line = find();
  if (line === undefined) throw new Error(`${name} was not logged`);
  return (JSON.parse(line) as { ms: number }).ms;
}
