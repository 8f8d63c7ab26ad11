import { openPromise, type Entry } from 'yauzl';
import { TableFault } from './types.ts';

/** The parts of a workbook by name. */
export interface ZipParts {
  has(name: string): boolean;
  /** Text of a part as it is unpacked. Throws TableFault `damaged`, `locked` or `tooLarge`. */
  pieces(name: string, most: number): AsyncIterable<string>;
  close(): void;
}

/** What unpacks to so many times its size, and to much, is made to fill a memory. */
const densest = 500;
const harmless = 256 * 1024 * 1024;

/** Opens a file as ZIP (APPNOTE 6.3). Throws TableFault `damaged`. */
export async function openZip(path: string): Promise<ZipParts> {
  const zip = await openPromise(path, { autoClose: false }).catch(damaged);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (thrown) {
    zip.close();
    return damaged(thrown);
  }
  return {
    has: (name) => entries.has(name),
    async *pieces(name, most) {
      const entry = entries.get(name);
      if (entry === undefined) throw new TableFault('damaged', 0);
      if (entry.isEncrypted()) throw new TableFault('locked', 0);
      const { uncompressedSize: size, compressedSize } = entry;
      if (size > most || (size > harmless && size > compressedSize * densest)) throw new TableFault('tooLarge', 0);
      const decoder = new TextDecoder();
      const stream = await zip.openReadStreamPromise(entry).catch(damaged);
      try {
        for await (const bytes of stream) yield decoder.decode(bytes as Uint8Array, { stream: true });
      } catch (thrown) {
        damaged(thrown);
      }
      yield decoder.decode();
    },
    close: () => zip.close(),
  };
}

function damaged(thrown: unknown): never {
  if (thrown instanceof TableFault) throw thrown;
  throw new TableFault('damaged', 0);
}
