import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { logFileName } from '#shared/contract/index.ts';

/** The log's files in a folder, oldest first; none when there is no folder. */
export async function listLogFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  return names
    .filter((name) => logFileName.test(name))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((name) => join(directory, name));
}

/** The last lines of a file, as many as lie wholly within so many bytes. */
export async function readEnd(file: string, most: number): Promise<string[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - most);
    const bytes = Buffer.alloc(size - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    const lines = bytes.subarray(0, bytesRead).toString('utf8').split('\n');
    return from === 0 ? lines : lines.slice(1);
  } finally {
    await handle.close();
  }
}
