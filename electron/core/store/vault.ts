import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createId, keyedDigestHex, keyedDigestHexInSteps, open, openInSteps, sealInSteps } from '../crypto/index.ts';
import { withFaultsAsync } from './errors.ts';
import { codeOf, makeNamesDurable, replaceDurably } from './files.ts';
import type { Vault } from './types.ts';
import { listFiles } from './vault-files.ts';

export interface VaultKeys {
  /** Seals the content. */
  readonly content: Uint8Array;
  /** Names the files: without it nobody can tell whether a known picture is in the vault. */
  readonly address: Uint8Array;
}

/** Encrypted files, `ab/<64 hex>` by the first two characters of their digest. Leftovers of a crash are swept. */
export function createVault(directory: string, keys: VaultKeys): Vault {
  const unfinished = join(directory, 'unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });

  const read = async (digest: string): Promise<Uint8Array | 'damaged' | null> => {
    if (!/^[0-9a-f]{64}$/.test(digest)) return null;
    let sealed: Uint8Array;
    try {
      sealed = await readFile(fileOf(directory, digest));
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return null;
      throw thrown;
    }
    const bytes = await openInSteps(keys.content, sealed, digest);
    return bytes !== null && (await keyedDigestHexInSteps(keys.address, bytes)) === digest ? bytes : 'damaged';
  };

  const making = new Map<string, Promise<void>>();
  /** Whoever needs a folder that somebody is making waits, too, until the disk has its name. */
  const makeFolder = (folder: string): Promise<void> => {
    const made = making.get(folder) ?? makeDurably(folder).finally(() => making.delete(folder));
    making.set(folder, made);
    return made;
  };

  const write = async (bytes: Uint8Array): Promise<string> => {
    const digest = await keyedDigestHexInSteps(keys.address, bytes);
    const kept = await read(digest);
    if (kept !== null && kept !== 'damaged') return digest;
    const file = fileOf(directory, digest);
    await makeFolder(dirname(file));
    await replaceDurably(join(unfinished, createId()), file, await sealInSteps(keys.content, bytes, digest));
    return digest;
  };

  return {
    put: (bytes) => withFaultsAsync(directory, () => write(bytes)),
    get: (digest) => withFaultsAsync(directory, () => read(digest)),
    async check(digest) {
      const found = await withFaultsAsync(directory, () => read(digest));
      return found === null ? 'missing' : found === 'damaged' ? 'damaged' : 'good';
    },
    list: () => withFaultsAsync(directory, () => listFiles(directory)),
  };
}

async function makeDurably(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await makeNamesDurable(dirname(folder));
}

/** Whether a file is there and is what its name says; for a worker, since it does not pause. */
export function checkFile(directory: string, keys: VaultKeys, digest: string): 'good' | 'missing' | 'damaged' {
  let sealed: Uint8Array;
  try {
    sealed = readFileSync(fileOf(directory, digest));
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return 'missing';
    if (codeOf(thrown) === 'EIO' || codeOf(thrown) === 'EISDIR') return 'damaged';
    throw thrown;
  }
  const bytes = open(keys.content, sealed, digest);
  return bytes !== null && keyedDigestHex(keys.address, bytes) === digest ? 'good' : 'damaged';
}

function fileOf(directory: string, digest: string): string {
  return join(directory, digest.slice(0, 2), digest);
}
