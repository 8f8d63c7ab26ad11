import { realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { mayBeSaved } from './guards/new-files.ts';

/**
 * Puts bytes into a file only this user may read: whole, or not at all; false when the disk does not take it, or when it would lie
 * in one of the program's `own` folders, through a link too.
 */
export async function saveWhole(file: string, bytes: Uint8Array, own: readonly string[]): Promise<boolean> {
  const place = await realPlace(file);
  const owned = await Promise.all(own.map((folder) => realpath(folder).catch(() => folder)));
  if (place === null || !mayBeSaved(place, owned)) return false;
  const unfinished = `${place}.part`;
  try {
    await rm(unfinished, { force: true });
    await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx', flush: true });
    await rename(unfinished, place);
    return true;
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return false;
  }
}

/** The file itself need not be there, its folder must. */
async function realPlace(file: string): Promise<string | null> {
  try {
    return join(await realpath(dirname(file)), basename(file));
  } catch {
    return null;
  }
}
