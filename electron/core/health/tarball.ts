import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the archive, in memory: what is handed out never lies on the disk in parts. */
export interface Entry {
  readonly path: string;
  readonly text: string;
}

const block = 512;

/** A .tar.gz of these files. */
export async function packTarball(entries: readonly Entry[], at: Date): Promise<Uint8Array> {
  const { Header } = await import('tar');
  const parts = entries.flatMap(({ path, text }) => {
    const content = Buffer.from(text, 'utf8');
    const header = new Header({ path, mode: 0o600, size: content.length, mtime: at, type: 'File', uid: 0, gid: 0 });
    header.encode();
    return [header.block!, content, Buffer.alloc(-content.length & (block - 1))];
  });
  // Two empty blocks end a tar file.
  return promisify(gzip)(Buffer.concat([...parts, Buffer.alloc(2 * block)]));
}
