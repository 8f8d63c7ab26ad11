import { lstat, open } from 'node:fs/promises';

/** The bytes of a file in a folder others write to; `absent`: not there, no plain file, or nobody may read it. Links are not followed. */
export async function readWhole(path: string, largest: number): Promise<{ readonly bytes: Uint8Array } | 'absent' | 'tooLarge'> {
  const entry = await lstat(path).catch(() => null);
  if (!entry?.isFile()) return 'absent';
  if (entry.size > largest) return 'tooLarge';
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return 'absent';
  try {
    return { bytes: new Uint8Array(await handle.readFile()) };
  } finally {
    await handle.close();
  }
}

/** A name that leaves room for what is put about it: file systems take 255 bytes. */
export function shortened(name: string): string {
  return Buffer.byteLength(name) <= 200 ? name : [...name].slice(-48).join('');
}
