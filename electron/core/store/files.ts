import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { open as openFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file that only its owner may read and waits until the disk has it. */
export function writeDurably(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives a finished file its name, durably; false when the name is taken, and then nothing has changed. */
export function moveToNewName(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    unlinkSync(from);
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR'].includes(codeOf(thrown) ?? '')) throw thrown;
    // This file system knows no hard links.
    if (existsSync(to)) return false;
    renameSync(from, to);
  }
  syncDirectory(dirname(to));
  return true;
}

/** Waits until the disk has a file somebody else wrote. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes names in a directory durable. Windows has no such call and keeps names in its own log. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes through `temporary`, so that `file` is there whole or not at all, and waits until the disk has it. */
export async function replaceDurably(temporary: string, file: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await openFile(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  await makeNamesDurable(dirname(file));
}

/** `syncDirectory` while other work goes on. */
export async function makeNamesDurable(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await openFile(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function codeOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
}
