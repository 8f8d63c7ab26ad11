import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Traces {
  readonly files: number;
  /** `<file>: <words>` of everything found in clear. */
  readonly found: readonly string[];
}

/** Looks through every file under a folder for words in UTF-8 and UTF-16LE. */
export function findTraces(folder: string, words: readonly string[], except: readonly string[] = []): Traces {
  const needles = words.flatMap((word) => (['utf8', 'utf16le'] as const).map((encoding) => ({ word, bytes: Buffer.from(word, encoding) })));
  const files = filesUnder(folder, except);
  return {
    files: files.length,
    found: files.flatMap((file) => {
      const content = readFileSync(file);
      return needles.filter(({ bytes }) => content.includes(bytes)).map(({ word }) => `${file}: ${word}`);
    }),
  };
}

function filesUnder(folder: string, except: readonly string[]): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (except.includes(path)) return [];
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return filesUnder(path, except);
    return stat?.isFile() ? [path] : [];
  });
}
