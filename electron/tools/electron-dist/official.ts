import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder, log } from './cache.ts';

const oneDay = 24 * 60 * 60 * 1000;

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The Electron release package.json pins. */
export function pinnedVersion(): string {
  const about = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return about.version;
}

export function versionOf(dist: string): string | null {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/**
 * The official distribution: already there, or downloaded by the electron package itself, which honours
 * ELECTRON_MIRROR and checks sha256. Null where it cannot be had; a failed try is not repeated for a day.
 */
export function findOfficialDist(): string | null {
  const dist = join(packageFolder, 'dist');
  const version = pinnedVersion();
  if (versionOf(dist) === version) return dist;

  const mirror = process.env['ELECTRON_MIRROR'];
  const failedTry = join(cacheFolder, `no-official-${version}`);
  const failedToday = existsSync(failedTry) && Date.now() - statSync(failedTry).mtimeMs < oneDay;
  if (process.env['ELECTRON_OFFLINE'] || (failedToday && !mirror)) return null;

  log(`downloading Electron ${version}${mirror ? ` from ${mirror}` : ''} ...`);
  const run = spawnSync(process.execPath, [join(packageFolder, 'install.js')], { stdio: ['ignore', 2, 'pipe'], timeout: 600_000 });
  if (run.status === 0 && versionOf(dist) === version) return dist;

  const cause = /\w*Error[^\n]*/.exec(String(run.stderr))?.[0] ?? String(run.error ?? `exit code ${run.status}`);
  log(`the official binary cannot be downloaded here: ${cause}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(failedTry, '');
  return null;
}
