import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyedDigestHex, open, seal } from '../../crypto/index.ts';
import { StoreFault } from '../errors.ts';
import { syncDirectory, writeDurably } from '../files.ts';

export interface VaultCopy {
  readonly from: string;
  readonly to: string;
  readonly oldContentKey: Uint8Array;
  readonly newContentKey: Uint8Array;
  readonly addressKey: Uint8Array;
}

/** The digests of the files in a vault. */
export function listVault(directory: string): string[] {
  const folders = namesIn(directory).filter((name) => /^[0-9a-f]{2}$/.test(name));
  return folders.flatMap((folder) => namesIn(join(directory, folder)).filter((name) => /^[0-9a-f]{64}$/.test(name)));
}

/**
 * Seals every file anew under its old name. Each new file is read back and opened before the next.
 * @throws StoreFault when a file does not open: who has lost a file must know it before its only key is gone
 */
export function copyVault({ from, to, oldContentKey, newContentKey, addressKey }: VaultCopy, onFile: () => void = () => {}): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const folders = new Set<string>();
  for (const digest of listVault(from)) {
    onFile();
    const folder = join(to, digest.slice(0, 2));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    folders.add(folder);
    const bytes = open(oldContentKey, readFileSync(join(from, digest.slice(0, 2), digest)), digest);
    if (bytes === null || keyedDigestHex(addressKey, bytes) !== digest) throw damaged(digest);
    const file = join(folder, digest);
    writeDurably(file, seal(newContentKey, bytes, digest));
    const again = open(newContentKey, readFileSync(file), digest);
    if (again === null || keyedDigestHex(addressKey, again) !== digest) throw damaged(digest);
  }
  for (const folder of folders) syncDirectory(folder);
  syncDirectory(to);
}

function damaged(digest: string): StoreFault {
  return new StoreFault({ code: 'store.damaged', details: { at: `vault/${digest.slice(0, 2)}/${digest}` } });
}

function namesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: false }) as string[];
}
