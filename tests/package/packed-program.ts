import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { logFileName, readLogLine, type LogLine } from '#shared/contract/index.ts';
import { sandboxArguments } from '../../electron/tools/electron-dist/index.ts';

/** The folder `npm run package` made. */
export const packed = process.env['TONGXIN_PACKAGE'] ?? '';
if (!existsSync(join(packed, 'tongxin'))) throw new Error('TONGXIN_PACKAGE names no packaged program: npm run package -- --dir --check');

/** A copy whose files are the same ones on the disk, so that it costs no time; whoever changes one gives it a new body first. */
export function linkedCopy(): string {
  const folder = mkdtempSync(join(dirname(packed), '.copy-'));
  const { status } = spawnSync('cp', ['-a', '--link', `${packed}/.`, folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the package could not be copied');
  return folder;
}

/** Makes a file of a linked copy its own. */
export function ownFile(file: string): string {
  copyFileSync(file, `${file}.own`);
  renameSync(`${file}.own`, file);
  return file;
}

export interface Place {
  readonly folder: string;
  readonly store: string;
  readonly profile: string;
  remove(): void;
}

export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-package-'));
  return {
    folder,
    store: join(folder, 'store'),
    profile: join(folder, 'profile'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The package's headless door. */
export function hall(
  program: string,
  ...words: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(join(program, 'hall'), words, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '--no-such-option' } });
}

const argsOf = ({ store, profile }: Place, more: readonly string[]): string[] => [
  ...sandboxArguments(),
  `--user-data-dir=${profile}`,
  `--store=${store}`,
  ...more,
];

export interface Running {
  readonly process: ChildProcess;
  stderr(): string;
  /** As the desktop ends a program. */
  end(): Promise<void>;
}

/** Starts the program as the desktop does: nobody looks inside. */
export function startProgram(program: string, place: Place, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(join(program, 'tongxin'), argsOf(place, more), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return {
    process: child,
    stderr: () => said,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** What the program wrote about itself and its core. */
export function linesOf({ profile }: Place): readonly LogLine[] {
  const folder = join(profile, 'logs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => logFileName.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .flatMap((line) => readLogLine(line) ?? []);
}

/** The operations its windows asked the core for. */
export function operationsOf(place: Place): readonly string[] {
  return linesOf(place).flatMap(({ operation }) => operation ?? []);
}

/** Drives a program whose inspect fuse is on. Now and then the debugger attaches while the first page loads and holds it: once more. */
export async function driveProgram(
  program: string,
  place: Place,
  more: readonly string[],
  starts = 3,
): Promise<{ app: ElectronApplication; window: Page }> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env as Record<string, string>;
  const app = await _electron.launch({ executablePath: join(program, 'tongxin'), args: argsOf(place, more), env });
  try {
    const window = await app.firstWindow({ timeout: 15_000 });
    await window.getByRole('heading').first().waitFor({ timeout: 20_000 });
    return { app, window };
  } catch (error) {
    const main = app.process();
    const ended = once(main, 'exit');
    process.kill(-main.pid!, 'SIGKILL');
    await ended;
    if (starts === 1) throw error;
    return driveProgram(program, place, more, starts - 1);
  }
}
