import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface InputMethod {
  /** What a program needs in its environment to be written to by it. */
  readonly env: Readonly<Record<string, string>>;
  /** X key names, milliseconds from one to the next, as a keyboard on this display sends them. */
  press(keys: readonly string[], delay: number): void;
  stop(): Promise<void>;
}

/** ibus with libpinyin on the display of this process, on a bus of its own; settings and learnt words go with it. */
export async function startLibpinyin(): Promise<InputMethod> {
  const folder = mkdtempSync(join(tmpdir(), 'ibus-'));
  const places = Object.fromEntries(
    ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'].map((name) => [
      name,
      join(folder, name.toLowerCase()),
    ]),
  );
  for (const place of Object.values(places)) mkdirSync(place, { mode: 0o700 });
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: own(places),
  });
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  const env = { ...places, DBUS_SESSION_BUS_ADDRESS: address, GSETTINGS_BACKEND: 'memory', GTK_IM_MODULE: 'ibus', XMODIFIERS: '@im=ibus' };
  const daemon = spawn('ibus-daemon', ['--panel=disable', '--emoji-extension=disable'], { stdio: 'ignore', env: own(env) });
  const stop = async (): Promise<void> => {
    await end(daemon);
    await end(bus);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilChosen('libpinyin', own(env));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env,
    press: (keys, delay) => void execFileSync('xdotool', ['key', '--delay', String(delay), ...keys], { env: own(env) }),
    stop,
  };
}

function own(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, LANG: 'C.UTF-8', ...more };
}

/** The daemon answers a moment after it was started, and its engines a moment later. */
async function untilChosen(engine: string, env: NodeJS.ProcessEnv): Promise<void> {
  let said: unknown;
  for (const last = Date.now() + 20_000; Date.now() < last; await new Promise((resolve) => setTimeout(resolve, 300))) {
    // It answers 1 where no keyboard layout can be set, and has chosen all the same: what it says afterwards counts.
    spawnSync('ibus', ['engine', engine], { env, timeout: 10_000 });
    const { stdout, stderr } = spawnSync('ibus', ['engine'], { env, encoding: 'utf8', timeout: 10_000 });
    if (stdout.trim() === engine) return;
    said = stderr;
  }
  throw new Error(`ibus did not start ${engine}`, { cause: said });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
