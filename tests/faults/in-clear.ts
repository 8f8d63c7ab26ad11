import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

/** What must be nowhere: its name, and bytes that would be it. */
export type Needles = ReadonlyMap<string, Uint8Array>;

/** Words as they could lie somewhere; long enough that chance does not make them. */
export function textNeedles(name: string, text: string): [string, Uint8Array][] {
  const encodings = ['utf8', 'utf16-le', 'utf16-be', 'gbk'] as const;
  return encodings.map((encoding) => {
    const bytes = iconv.encode(text, encoding);
    if (bytes.length < 8) throw new Error(`${name} in ${encoding} is so short that chance makes it`);
    return [`${name} in ${encoding}`, bytes];
  });
}

/** A secret key as it could lie somewhere. */
export function keyNeedles(name: string, key: Uint8Array): [string, Uint8Array][] {
  const bytes = Buffer.from(key);
  const hex = bytes.toString('hex');
  return [
    [`${name}, raw`, bytes],
    [`${name} in hex`, Buffer.from(hex)],
    [`${name} in upper-case hex`, Buffer.from(hex.toUpperCase())],
    [`${name} in base64`, Buffer.from(bytes.toString('base64').replace(/=+$/, ''))],
    [`${name} in base64url`, Buffer.from(bytes.toString('base64url'))],
  ];
}

/** Which of them the bytes hold. */
export function findIn(bytes: Uint8Array, needles: Needles): string[] {
  const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [...needles].filter(([, needle]) => hay.includes(Buffer.from(needle))).map(([name]) => name);
}

/** `file: what it holds`, of all files of a folder and those below. */
export function findBelow(folder: string, needles: Needles): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const bytes = readWhole(join(folder, name));
    return bytes === null ? [] : findIn(bytes, needles).map((what) => `${name}: ${what}`);
  });
}

/** null: a folder, or a file that was gone before it was read. */
function readWhole(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
