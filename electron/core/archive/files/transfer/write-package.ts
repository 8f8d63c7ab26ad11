import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, type HallError } from '#shared/contract/index.ts';
import type { TransferManifest } from '#shared/model/index.ts';
import { digestHex, digestHexInSteps } from '../../../crypto/index.ts';
import { codeOf, makeNamesDurable } from '../../../store/files.ts';

/** A file of a package; its bytes are asked for when it is written. */
export interface Entry {
  /** Below the package, with `/` between its parts. */
  readonly path: string;
  bytes(): Promise<Uint8Array>;
}

export type FolderError = HallError<'archives.folderFull' | 'archives.folderUnusable' | 'archives.packageExists'>;

/** The folder somebody chose does not take the package. */
export class FolderFault extends Error {
  readonly error: FolderError;

  constructor(error: FolderError, cause?: unknown) {
    super(error.code, { cause });
    this.error = error;
  }
}

export const manifestName = 'manifest.json';
export const manifestDigestName = 'manifest.sm3';

/** A package that is on the disk, whole, under a name that says that nobody signed for it yet. */
export interface Unsigned {
  /** SM3 of the manifest. */
  readonly digest: string;
  /** Gives it its name; takes it away where it cannot have it. */
  finish(): Promise<void>;
  /** Takes it away. */
  discard(): Promise<void>;
}

/**
 * Writes a package into a folder, the manifest last. What was begun is taken away when the disk does not take all of it.
 * @throws FolderFault
 */
export async function writePackage(
  folder: string,
  name: string,
  entries: readonly Entry[],
  manifestOf: (files: TransferManifest['files']) => TransferManifest,
): Promise<Unsigned> {
  const whole = join(folder, name);
  const begun = join(folder, `${name}.part`);
  const discard = () => rm(begun, { recursive: true, force: true });
  try {
    if (await isThere(whole)) throw new FolderFault(failure('archives.packageExists', { name }).error);
    await discard();
    await mkdir(begun, { mode: 0o700 });
    const files: TransferManifest['files'] = [];
    for (const { path, bytes } of entries) {
      const content = await bytes();
      await write(join(begun, path), content);
      files.push({ path, size: content.length, sm3: await digestHexInSteps(content) });
    }
    const manifest = Buffer.from(`${JSON.stringify(manifestOf(files), null, 1)}\n`);
    const digest = digestHex(manifest);
    await write(join(begun, manifestName), manifest);
    await write(join(begun, manifestDigestName), Buffer.from(`${digest}  ${manifestName}\n`));
    return {
      digest,
      discard,
      async finish() {
        try {
          await rename(begun, whole);
          await makeNamesDurable(folder);
        } catch (thrown) {
          await discard().catch(() => undefined);
          throw faultOf(folder, thrown) ?? thrown;
        }
      },
    };
  } catch (thrown) {
    await discard().catch(() => undefined);
    throw faultOf(folder, thrown) ?? thrown;
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const unusable = [
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'EEXIST',
  'ENOTEMPTY',
  'ENAMETOOLONG',
  'EINVAL',
  'EISDIR',
  'ENODEV',
];

export function faultOf(folder: string, thrown: unknown): FolderFault | null {
  if (thrown instanceof FolderFault) return thrown;
  const code = codeOf(thrown) ?? '';
  if (full.includes(code)) return new FolderFault(failure('archives.folderFull', { folder }).error, thrown);
  return unusable.includes(code) ? new FolderFault(failure('archives.folderUnusable', { folder }).error, thrown) : null;
}
