import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCorePid } from './core-pid.ts';
import { launchHall, type Hall, type LaunchOptions } from './launch.ts';

const address = 'hall://app/index.html';

/** A PC as a kiosk stands on: a desktop with a window manager and its keys, and a home of its own. */
export interface KioskPc {
  readonly hall: Hall;
  /** Everything by which somebody has got past the kiosk's window; empty while nobody has. Waits a moment for the window to come back. */
  findEscapes(): Promise<readonly string[]>;
  /** X key names, as a keyboard on this display sends them. */
  press(...keys: readonly string[]): void;
  /** xdotool at large. */
  tool(...args: readonly string[]): void;
  /** A command of xdotool on the window that is in front. */
  manage(...command: readonly string[]): void;
  close(): Promise<void>;
}

/** Starts openbox, whose usual keys are the ones of a desktop, and the program on it. */
export async function startKioskPc(options: LaunchOptions): Promise<KioskPc> {
  const home = mkdtempSync(join(tmpdir(), 'kiosk-home-'));
  const places = Object.fromEntries(
    Object.entries({ HOME: '', TMPDIR: 'tmp', XDG_DOWNLOAD_DIR: 'Downloads', XDG_CONFIG_HOME: '.config' }).map(([name, folder]) => [
      name,
      join(home, folder),
    ]),
  );
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true });
  const manager = await startOpenbox();
  let hall: Hall;
  try {
    hall = await launchHall({ ...options, env: { ...options.env, ...places } });
  } catch (error) {
    await end(manager);
    throw error;
  }
  const main = hall.app.process().pid!;
  const core = getCorePid(hall);
  await hall.app.evaluate(({ clipboard }) => clipboard.clear());
  const before = new Set(filesIn(home));
  const xdotool = (...args: readonly string[]) =>
    execFileSync('xdotool', args, { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim();

  async function lookOnce(): Promise<string[]> {
    const found = await ofWindows(hall);
    if (activePid() !== main) found.push('another program is in front');
    if (getCorePid(hall) !== core) found.push('the core is another');
    found.push(...strangersOf(main).map((name) => `started: ${name}`));
    found.push(
      ...filesIn(home)
        .filter((file) => !before.has(file))
        .map((file) => `written: ${file}`),
    );
    return found;
  }

  function activePid(): number | null {
    try {
      return Number(xdotool('getactivewindow', 'getwindowpid'));
    } catch {
      return null;
    }
  }

  return {
    hall,
    async findEscapes() {
      let found = await lookOnce();
      for (const last = Date.now() + 12_000; found.length > 0 && Date.now() < last; found = await lookOnce())
        await new Promise((resolve) => setTimeout(resolve, 150));
      return found;
    },
    press: (...keys) => void xdotool('key', '--clearmodifiers', '--delay', '40', ...keys),
    tool: (...args) => void xdotool(...args),
    manage: (command, ...args) => void xdotool(command!, xdotool('getactivewindow'), ...args),
    async close() {
      await hall.close();
      await end(manager);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What main itself and the page say of the windows. */
async function ofWindows({ app }: Hall): Promise<string[]> {
  return app.evaluate(
    async ({ BrowserWindow, clipboard, screen }, expected) => {
      const windows = BrowserWindow.getAllWindows();
      const found: string[] = [];
      if (windows.length !== 1) found.push(`windows: ${windows.length}`);
      const [window] = windows;
      if (!window) return found;
      const { bounds } = screen.getPrimaryDisplay();
      const own = window.getBounds();
      if (!window.isVisible() || window.isMinimized()) found.push('not visible');
      if (!window.isFullScreen()) found.push('not full screen');
      if (!window.isFocused()) found.push('not focused');
      if (own.width < bounds.width || own.height < bounds.height || own.x !== bounds.x || own.y !== bounds.y)
        found.push(`at ${own.x},${own.y}, ${own.width}×${own.height}`);
      const contents = window.webContents;
      if (contents.getURL() !== expected.address) found.push(`shows ${contents.getURL()}`);
      if (contents.isDevToolsOpened()) found.push('developer tools');
      if (contents.getZoomFactor() !== 1) found.push(`zoom ${contents.getZoomFactor()}`);
      if ((await clipboard.readText()) !== '') found.push('the clipboard holds something');
      const asked = `Promise.all([document.querySelector('#root > *') !== null, visualViewport.scale, document.fullscreenElement === null])`;
      const answered = await Promise.race([
        contents.executeJavaScript(asked) as Promise<[boolean, number, boolean]>,
        new Promise<null>((resolve) => setTimeout(resolve, 2_000, null)),
      ]).catch(() => null);
      if (answered === null) found.push('the page answers nothing');
      else {
        if (!answered[0]) found.push('the page is empty');
        if (answered[1] !== 1) found.push(`pinched to ${answered[1]}`);
        if (!answered[2]) found.push('an element fills the screen');
      }
      return found;
    },
    { address },
  );
}

/** Names of what the program started beside the core and Chromium's own processes, its children's children too. */
function strangersOf(main: number): string[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return [];
      }
    });
  const below = new Set([main]);
  for (let grown = -1; grown !== below.size;) {
    grown = below.size;
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid);
  }
  return processes
    .filter(({ pid, command }) => pid !== main && below.has(pid) && command !== '' && !/ --type=|core\/index\.js/.test(command))
    .map(({ command }) => command);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function startOpenbox(): Promise<ChildProcess> {
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
  for (const last = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const said = execFileSync('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { encoding: 'utf8' });
    if (said.includes('window id')) return manager;
    if (Date.now() > last) throw new Error('openbox did not start');
  }
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
