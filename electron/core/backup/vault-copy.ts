import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { keyedDigestHex, openInSteps } from '../crypto/index.ts';
import { codeOf, syncDirectory, writeDurably } from '../store/files.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';

/** Opens files of a vault; whatever vault they lie in, their name says what must be in them. */
export interface VaultReader {
  /** The sealed bytes when they open and hold what the name says; null when missing or damaged. */
  read(vault: string, digest: string): Promise<Uint8Array | null>;
}

/** `address`: the store's key of vault digests, which stays when the data key is changed. */
export function createVaultReader(dataKey: Uint8Array, identity: StoreIdentity, address: Uint8Array): VaultReader {
  const content = subkey(dataKey, identity, 'vault');
  return {
    async read(vault, digest) {
      let sealed: Uint8Array;
      try {
        sealed = readFileSync(fileIn(vault, digest));
      } catch (thrown) {
        if (['ENOENT', 'ENOTDIR', 'EIO', 'EACCES'].includes(codeOf(thrown) ?? '')) return null;
        throw thrown;
      }
      const bytes = await openInSteps(content, sealed, digest);
      return bytes !== null && keyedDigestHex(address, bytes) === digest ? sealed : null;
    },
  };
}

export function fileIn(vault: string, digest: string): string {
  return join(vault, digest.slice(0, 2), digest);
}

export function isIn(vault: string, digest: string): boolean {
  return (statSync(fileIn(vault, digest), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * Brings one file into a vault, opened before and compared after; false when no source has it whole. A file cut off in the middle
 * of copying never has the name of a whole one.
 */
export async function copyFile(reader: VaultReader, sources: readonly string[], target: string, digest: string): Promise<boolean> {
  for (const source of sources) {
    const sealed = await reader.read(source, digest);
    if (sealed === null) continue;
    const folder = join(target, digest.slice(0, 2));
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      syncDirectory(target);
    }
    const unfinished = join(folder, `.${digest}.partial`);
    rmSync(unfinished, { force: true });
    writeDurably(unfinished, sealed);
    renameSync(unfinished, fileIn(target, digest));
    syncDirectory(folder);
    if (readFileSync(fileIn(target, digest)).equals(sealed)) return true;
  }
  return false;
}
