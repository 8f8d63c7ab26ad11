import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { decodeGb18030 } from '../gb18030.ts';
import { TableFault } from './types.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface Line {
  readonly line: number;
  readonly text: string;
  readonly otherEncoding: boolean;
}

const chunkBytes = 1024 * 1024;
const looked = 4 * chunkBytes;
const longestLine = 16 * chunkBytes;

/** The encoding of a file of text and the bytes its mark takes. Null: it holds NUL and is no text. */
export async function findEncoding(file: FileHandle): Promise<{ encoding: Encoding; mark: number } | null> {
  const { buffer: start, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
  const mark = start.subarray(0, bytesRead).toString('hex');
  if (mark === 'efbbbf') return { encoding: 'utf-8', mark: 3 };
  if (mark.startsWith('fffe')) return { encoding: 'utf-16le', mark: 2 };
  if (mark.startsWith('feff')) return { encoding: 'utf-16be', mark: 2 };
  let [utf8, others, seen] = [0, 0, 0];
  for await (const lines of byteLines(file, 0)) {
    for (const bytes of lines) {
      if (bytes.includes(0)) return null;
      seen += bytes.length + 1;
      if (isAscii(bytes)) continue;
      if (isUtf8(bytes)) utf8++;
      else others++;
    }
    if (seen >= looked && utf8 + others > 0) break;
  }
  return { encoding: others > utf8 ? 'gb18030' : 'utf-8', mark: 0 };
}

/** The lines of a file from its mark on, in batches. Throws TableFault for NUL and for a line without end. */
export async function* textLines(file: FileHandle, encoding: Encoding, mark: number): AsyncGenerator<Line[]> {
  let line = 0;
  for await (const batch of byteLines(file, mark, encoding)) {
    yield batch.map((bytes) => {
      line++;
      if (bytes.includes(0)) throw new TableFault('notATable', line);
      return { line, ...decoded(bytes, encoding === 'gb18030') };
    });
  }
}

function decoded(bytes: Buffer, isGb18030: boolean): Omit<Line, 'line'> {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), otherEncoding: false };
  if (!isGb18030) {
    if (isUtf8(bytes)) return { text: bytes.toString('utf8'), otherEncoding: false };
    return { text: decodeGb18030(bytes), otherEncoding: true };
  }
  const text = isUtf8(bytes) ? bytes.toString('utf8') : null;
  // Two characters of GB 18030 may look like UTF-8 by chance; three and more hardly do.
  if (text !== null && (text.match(/[^\0-\x7F]/gu)?.length ?? 0) >= 3) return { text, otherEncoding: true };
  return { text: decodeGb18030(bytes), otherEncoding: false };
}

/** Neither CR nor LF is a part of a longer code in UTF-8 or GB 18030; UTF-16 becomes UTF-8 first. */
async function* byteLines(file: FileHandle, from: number, encoding?: Encoding): AsyncGenerator<Buffer[]> {
  let [rest, count] = [Buffer.alloc(0), 0];
  for await (const chunk of chunks(file, from, encoding)) {
    const bytes = Buffer.concat([rest, chunk]);
    const lines: Buffer[] = [];
    let at = 0;
    let returned = bytes.indexOf(13);
    for (;;) {
      const fed = bytes.indexOf(10, at);
      if (returned !== -1 && returned < at) returned = bytes.indexOf(13, at);
      const end = returned !== -1 && (fed === -1 || returned < fed) ? returned : fed;
      // Whether LF follows a CR at the end shows in the next chunk.
      if (end === -1 || (end === returned && end === bytes.length - 1)) break;
      lines.push(bytes.subarray(at, end));
      at = end === returned && bytes[end + 1] === 10 ? end + 2 : end + 1;
    }
    rest = bytes.subarray(at);
    count += lines.length;
    if (rest.length > longestLine) throw new TableFault('tooLarge', count + 1);
    yield lines;
  }
  if (rest.length > 0) yield [rest.at(-1) === 13 ? rest.subarray(0, -1) : rest];
}

async function* chunks(file: FileHandle, from: number, encoding?: Encoding): AsyncGenerator<Buffer> {
  const decoder = encoding?.startsWith('utf-16') === true ? new TextDecoder(encoding, { ignoreBOM: true }) : null;
  for (let at = from; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const bytes = buffer.subarray(0, bytesRead);
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
  if (decoder !== null) yield Buffer.from(decoder.decode());
}
