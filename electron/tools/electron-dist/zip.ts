import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;

export interface ZipEntry {
  readonly name: string;
  /** POSIX permission bits. */
  readonly mode: number;
  data(): Buffer;
}

/** Entries of a ZIP file (stored or deflated, no ZIP64: enough for the one file this project unpacks). */
export function* zipEntries(file: string): Generator<ZipEntry> {
  const bytes = readFileSync(file);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error(`${file} is not a ZIP file`);
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const deflated = bytes.readUInt16LE(at + 10) !== 0;
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const mode = (bytes.readUInt32LE(at + 38) >>> 16) & 0o777;
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      mode,
      data: () => (deflated ? inflateRawSync(packed) : packed),
    };
    at += 46 + nameLength + extraLength + commentLength;
  }
}
