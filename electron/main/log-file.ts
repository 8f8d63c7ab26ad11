import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logFileName } from '#shared/contract/index.ts';

/** Bytes after which a day gets another file, bytes of all files, and days until one is removed. */
const limits = { file: 5 * 1024 * 1024, all: 50 * 1024 * 1024, days: 90 } as const;

/**
 * Appends lines to the log: a file a day (UTC: a hall's day begins at eight in the morning, before it opens), more on a noisy one,
 * at most ten full ones. Each write opens its file, so it may be moved away at any time and nothing waits in memory for a crash:
 * that is why no library keeps it open for us. A full disk must not stop the hall: what it does not take is lost, the next line is
 * not, and it begins anew.
 */
export function createLogFile(folder: string, now: () => Date = () => new Date()): (line: string) => void {
  let day = '';
  let part = 1;
  let torn = false;
  return (line) => {
    try {
      const today = now().toISOString().slice(0, 10);
      if (today !== day) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        sweep(folder, now());
        [day, part] = [today, newestPart(folder, today)];
      }
      while (sizeOf(join(folder, nameOf(day, part))) >= limits.file) {
        part += 1;
        sweep(folder, now());
      }
      appendFileSync(join(folder, nameOf(day, part)), torn ? `\n${line}` : line, { mode: 0o600 });
      torn = false;
    } catch {
      torn = true;
      day = ''; // the folder itself may be gone
    }
  };
}

function nameOf(day: string, part: number): string {
  return `hall-${day}.${part}.log`;
}

/** After a restart on a noisy day the first parts may have been removed already: what is newest must not take their names. */
function newestPart(folder: string, day: string): number {
  const parts = readdirSync(folder).filter((name) => logFileName.test(name) && name.startsWith(`hall-${day}.`));
  return Math.max(1, ...parts.map((name) => Number(name.split('.')[1])));
}

/** Removes what is too old, and the oldest of too much. */
function sweep(folder: string, now: Date): void {
  const oldest = nameOf(new Date(now.getTime() - limits.days * 86_400_000).toISOString().slice(0, 10), 0);
  const newestFirst = readdirSync(folder)
    .filter((name) => logFileName.test(name))
    .toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  let bytes = 0;
  for (const name of newestFirst) {
    bytes += sizeOf(join(folder, name));
    if (name < oldest || bytes > limits.all - limits.file) rmSync(join(folder, name), { force: true });
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
