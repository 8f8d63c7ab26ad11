import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const largest = 5 * 1024 * 1024;

/**
 * Appends what the core says to a file. The file is opened for each write, so it may be moved away at any time;
 * beyond 5 MiB it becomes `<file>.1`, in place of the one before. A full disk must not stop the hall: the text is then lost.
 */
export function createCoreLog(file: string): (text: string) => void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return (text) => {
    try {
      if (sizeOf(file) > largest) renameSync(file, `${file}.1`);
      appendFileSync(file, text, { mode: 0o600 });
    } catch {
      process.stderr.write(text);
    }
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
