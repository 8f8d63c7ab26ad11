import { join } from 'node:path';
import { log } from './cache.ts';
import { fallbackDist, fallbackVersion } from './fallback.ts';
import { findOfficialDist, pinnedVersion, versionOf } from './official.ts';

/**
 * Finds or makes an Electron distribution and says in one line which: ELECTRON_OVERRIDE_DIST_PATH, else the pinned
 * official one, else the fallback.
 */
export function electronDist(): string {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    log(`Electron ${versionOf(override) ?? 'of unknown version'} from ELECTRON_OVERRIDE_DIST_PATH`);
    return override;
  }
  const official = findOfficialDist();
  if (official) {
    log(`Electron ${pinnedVersion()}, official`);
    return official;
  }
  const fallback = fallbackDist();
  log(`Electron ${fallbackVersion} from the npm registry: development and tests only, a release needs ${pinnedVersion()}`);
  return fallback;
}

/** The executable inside a distribution. */
export function electronPath(dist: string): string {
  if (process.platform === 'win32') return join(dist, 'electron.exe');
  if (process.platform === 'darwin') return join(dist, 'Electron.app/Contents/MacOS/Electron');
  return join(dist, 'electron');
}

/** Electron's own sandbox does not start as root on Linux (containers, CI). */
export function sandboxArguments(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
