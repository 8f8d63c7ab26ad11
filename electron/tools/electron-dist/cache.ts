import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the fallback Electron and the memory of failed downloads live. */
export const cacheFolder =
  process.env['ELECTRON_FALLBACK_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'electron-fallback');

export function log(line: string): void {
  process.stderr.write(`[electron] ${line}\n`);
}
