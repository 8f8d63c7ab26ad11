import { openSync, readdirSync, readFileSync, readSync, closeSync } from 'node:fs';

/** Bytes read at once; words are shorter by far than what two readings share. */
const piece = 8 * 1024 * 1024;
const shared = 256;

/** A process of the program, as Linux lists it. */
export interface ProgramProcess {
  readonly pid: number;
  /** `main`, `core`, `renderer`, `gpu-process`, `zygote`, `utility`. */
  readonly kind: string;
}

/** All processes below `main`, itself included. */
export function processesOf(main: number): readonly ProgramProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return [];
      }
    });
  const below = new Set([main]);
  for (let before = 0; before !== below.size;) {
    before = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all
    .filter(({ pid, command }) => below.has(pid) && command !== '')
    .map(({ pid, command }) => ({
      pid,
      kind: pid === main ? 'main' : command.includes('core/index.js') ? 'core' : (/--type=([\w-]+)/.exec(command)?.[1] ?? command.trim()),
    }));
}

/**
 * How often each word stands in the memory a process can write, in UTF-8 or UTF-16LE. Throws where its memory cannot be read at
 * all: an answer of none would mean nothing.
 */
export function countInMemory(pid: number, words: readonly string[]): Readonly<Record<string, number>> {
  const needles = words.flatMap((word) => (['utf8', 'utf16le'] as const).map((encoding) => ({ word, bytes: Buffer.from(word, encoding) })));
  const counts = Object.fromEntries(words.map((word) => [word, 0]));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(piece + shared);
  let read = 0;
  try {
    for (const [from, until] of writableOf(pid))
      for (let at = from; at < until; at += piece) {
        const length = readAt(memory, buffer, at, Math.min(piece + shared, until - at));
        read += length;
        const seen = buffer.subarray(0, length);
        for (const { word, bytes } of needles)
          for (let found = seen.indexOf(bytes); found !== -1 && found < piece; found = seen.indexOf(bytes, found + 1)) counts[word]! += 1;
      }
  } finally {
    closeSync(memory);
  }
  if (read === 0) throw new Error(`the memory of ${pid} cannot be read`);
  return counts;
}

function writableOf(pid: number): [from: number, until: number][] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, until] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      return from && until ? [[Number.parseInt(from, 16), Number.parseInt(until, 16)] as [number, number]] : [];
    });
}

/** What was never touched, or belongs to a device, reads as nothing. */
function readAt(memory: number, buffer: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    return 0;
  }
}
