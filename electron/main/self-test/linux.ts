import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LinuxFacts } from './judge.ts';

export interface LinuxPlace {
  /** `/`; another folder in tests. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly uid: number;
  readonly gids: readonly number[];
}

/** Asks the files a Linux tells of itself in; nothing is started. */
export async function askLinux({ root, environment, uid, gids }: LinuxPlace): Promise<LinuxFacts> {
  const sysRq = await read(join(root, 'proc/sys/kernel/sysrq'));
  const graphics = environment['WAYLAND_DISPLAY'] ? 'wayland' : environment['DISPLAY'] ? 'x11' : null;
  return {
    kind: 'linux',
    programs: await programs(root),
    desktop: environment['XDG_CURRENT_DESKTOP'] ?? '',
    sysRq: sysRq !== null && /^\d+\s*$/u.test(sysRq) ? Number(sysRq) : null,
    graphics,
    staysOnConsole: graphics === 'x11' ? await hasOption(root, 'DontVTSwitch') : null,
    groups: uid === 0 ? ['root'] : await groupNames(root, gids),
  };
}

async function programs(root: string): Promise<readonly string[] | null> {
  const pids = await list(join(root, 'proc'));
  const names = await Promise.all(pids.filter((name) => /^\d+$/u.test(name)).map((pid) => read(join(root, 'proc', pid, 'comm'))));
  const known = names.flatMap((name) => (name === null ? [] : [name.trim()]));
  return known.length === 0 ? null : known;
}

/** Whether X was given an option, in any of the files it is configured by: none says yes, so it may be switched. */
async function hasOption(root: string, option: string): Promise<boolean> {
  const folders = ['etc/X11/xorg.conf.d', 'usr/share/X11/xorg.conf.d'];
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await list(join(root, folder))).filter((name) => name.endsWith('.conf')).map((name) => join(root, folder, name)),
    ),
  );
  const texts = await Promise.all([join(root, 'etc/X11/xorg.conf'), ...files.flat()].map(read));
  const asked = new RegExp(`^\\s*Option\\s+"${option}"\\s+"?(?:on|true|yes|1)"?`, 'imu');
  return texts.some((text) => text !== null && asked.test(text));
}

async function groupNames(root: string, gids: readonly number[]): Promise<readonly string[] | null> {
  const text = await read(join(root, 'etc/group'));
  if (text === null) return null;
  return text.split('\n').flatMap((line) => {
    const [name, , gid] = line.split(':');
    return name !== undefined && gid !== undefined && gids.includes(Number(gid)) ? [name] : [];
  });
}

function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

function read(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
