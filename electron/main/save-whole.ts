import { rename, rm, writeFile } from 'node:fs/promises';

/** Puts bytes into a file only this user may read: whole, or not at all; false when the disk does not take it. */
export async function saveWhole(file: string, bytes: Uint8Array): Promise<boolean> {
  const unfinished = `${file}.part`;
  try {
    await rm(unfinished, { force: true });
    await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx', flush: true });
    await rename(unfinished, file);
    return true;
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return false;
  }
}
