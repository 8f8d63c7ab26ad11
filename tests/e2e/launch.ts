import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronDist, electronPath, sandboxArguments } from '../../electron/tools/electron-dist/index.ts';
import type { DeskStation } from '#shared/contract/index.ts';

export interface LaunchOptions {
  /** Folder of the program; by default the one just built. */
  readonly program?: string;
  /** Folder of the store; by default an empty one in a new folder. */
  readonly store?: string;
  readonly station?: DeskStation;
  /** Path of the reader's serial port. */
  readonly reader?: string;
  /** Time a training store is told, with offset. */
  readonly clock?: string;
  /** Inner size of the window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** 1.25 for Windows' 125 %. */
  readonly scale?: number;
  /** Chromium's profile; by default a new one. */
  readonly profile?: string;
  /** More switches, for instance of a fake camera. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Hall {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly store: string;
  readonly profile: string;
  /** What the program wrote to stderr, the noise of a bare machine left out. */
  stderr(): string;
  /** Ends the program and removes what it did not get from outside; throws if anything was not caught meanwhile. */
  close(): Promise<void>;
}

/** Written by Chromium on machines without D-Bus, GPU or keyring; and by Playwright's inspector. */
const noise = /bus\.cc|object_proxy\.cc|viz_main_impl|gpu_|Debugger (ending|listening|attached)|For help, see|Gtk-WARNING|^\s*$/;

/** The switches and program of a start, for Playwright and for plain processes alike. */
export function hallCommand(options: LaunchOptions & { readonly store: string; readonly profile: string }): {
  readonly executable: string;
  readonly args: string[];
} {
  const args = [
    ...sandboxArguments(),
    options.program ?? '.',
    `--user-data-dir=${options.profile}`,
    `--store=${options.store}`,
    `--station=${options.station ?? 'counter'}`,
    ...(options.reader ? [`--reader=${options.reader}`] : []),
    ...(options.clock ? [`--clock=${options.clock}`] : []),
    ...(options.scale ? [`--force-device-scale-factor=${options.scale}`] : []),
    ...(options.args ?? []),
  ];
  return { executable: electronPath(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? electronDist()), args };
}

/** Starts the built program as a registrar does. Build it first: `npm run build`. */
export async function launchHall(options: LaunchOptions = {}): Promise<Hall> {
  const made: string[] = [];
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'hall-'));
    made.push(folder);
    return folder;
  };
  const store = options.store ?? join(newFolder(), 'store');
  const profile = options.profile ?? newFolder();
  const { args } = hallCommand({ ...options, store, profile });
  // No executablePath: only then does Playwright hold the program back until it listens. Otherwise it sometimes attaches
  // in the middle of the first navigation, which then never ends. It finds Electron by the same variable as `electron`.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= electronDist();
  const problems: string[] = [];
  const { app, window, lines } = await openFirstWindow(args, environment(options.env), problems);
  window.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  if (options.size) await resize(app, options.size);

  async function close(): Promise<void> {
    await app.close();
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    if (problems.length > 0) throw new Error(`not caught:\n${problems.join('\n')}`);
  }
  return { app, window, store, profile, stderr: () => lines.join('\n'), close };
}

/** The page turned to the couple, once it is open: `--applicant=always` opens it beside the counter. */
export async function applicantOf({ app }: Hall): Promise<Page> {
  const find = async (): Promise<Page | undefined> => {
    for (const page of app.windows()) if ((await page.evaluate(() => window.hall.station)) === 'applicant') return page;
    return undefined;
  };
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const found = await find();
    if (found) return found;
  }
  throw new Error('no window for the couple opened');
}

interface Opened {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly lines: readonly string[];
}

/**
 * Now and then, on a busy machine about one start in a hundred, Chromium leaves the first page standing where the debugger
 * held it, and its process answers nobody. Only a debugger holds pages, so only tests meet it: they start once more.
 */
async function openFirstWindow(args: string[], env: Record<string, string>, problems: string[], starts = 3): Promise<Opened> {
  const app = await _electron.launch({ args, env });
  const lines: string[] = [];
  app
    .process()
    .stderr?.setEncoding('utf8')
    .on('data', (text: string) => {
      const said = text.split('\n').filter((line) => !noise.test(line));
      lines.push(...said);
      problems.push(...said.filter((line) => /^main: .*Error|Uncaught|main\.crashed/i.test(line)));
    });
  try {
    const window = await app.firstWindow({ timeout: 10_000 });
    await window.locator('#root > *').first().waitFor({ state: 'attached', timeout: 15_000 });
    return { app, window, lines };
  } catch (error) {
    process.stderr.write('the first page stood still: started once more\n');
    await killAll(app);
    if (starts === 1 || problems.length > 0) throw new Error(`no window opened: ${lines.join('\n')}`, { cause: error });
    return openFirstWindow(args, env, problems, starts - 1);
  }
}

/** Ends the program, its core and its pages without a word: Playwright starts it as the leader of a group. */
export async function killAll(app: ElectronApplication): Promise<void> {
  const main = app.process();
  const ended = once(main, 'exit');
  process.kill(-main.pid!, 'SIGKILL');
  await ended;
}

function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...kept } = process.env;
  const defined = Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // As a hall's PC is set, wherever the tests run.
  return { ...Object.fromEntries(defined), TZ: 'Asia/Shanghai', ...more };
}

/**
 * Has main do something that has no answer. The debugger hears of its end through a promise nothing in the program holds;
 * collected before it was heard, the thing is done all the same.
 */
export async function tellMain<Argument>(
  app: ElectronApplication,
  act: (electron: typeof Electron.CrossProcessExports, argument: Argument) => void,
  argument: Argument,
): Promise<void> {
  try {
    await app.evaluate(act as Parameters<typeof app.evaluate<void, Argument>>[0], argument);
  } catch (error) {
    if (!/promise was (garbage )?collected/i.test(String(error))) throw error;
  }
}

async function resize(app: ElectronApplication, size: { readonly width: number; readonly height: number }): Promise<void> {
  await tellMain(app, ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size);
}
