import { join } from 'node:path';
import type { App } from 'electron';

/**
 * Chromium's profile for a store. Each store has its own, because Electron's single-instance lock is the profile's:
 * so a second start on the same store finds the first, and another store opens beside it.
 */
export function profileFolder(userData: string, store: string | null): string {
  if (store === null) return userData;
  // One name each, without collisions, and no part longer than file systems allow.
  const parts = encodeURIComponent(store).match(/.{1,200}/g) ?? [];
  return join(userData, 'profiles', ...parts);
}

/** Where this start keeps its profile; `--user-data-dir` has the last word. */
export function profileOf(app: Pick<App, 'getPath' | 'commandLine'>, store: string | null): string {
  const userData = app.getPath('userData');
  return app.commandLine.hasSwitch('user-data-dir') ? userData : profileFolder(userData, store);
}
