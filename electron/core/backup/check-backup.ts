import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { codeOf } from '../store/files.ts';
import { layoutOf } from '../store/layout.ts';
import { isKeyOf, readKeyFile } from '../store/key-file.ts';
import { checkCopy, digestFile, type CopyContent } from './check-copy.ts';
import { placeOf, readManifest } from './folder.ts';
import type { BackupDeps } from './make-backup.ts';
import { isGenuine, type UncheckedManifest } from './manifest.ts';
import { createVaultReader } from './vault-copy.ts';

export interface NamedBackup {
  readonly folder: string;
  readonly storeId: string;
  readonly name: string;
  readonly dataKey: Uint8Array;
}

export interface CheckedBackup {
  readonly manifest: UncheckedManifest;
  readonly content: CopyContent;
}

export type CheckError = HallError<'backup.notFound' | 'backup.damaged' | 'store.wrongKey'>;

/** Reads a backup as a restore would, short of the files of cases. */
export function checkBackup(
  { folder, storeId, name, dataKey }: NamedBackup,
  { listFiles }: Pick<BackupDeps, 'listFiles'>,
): Result<CheckedBackup, CheckError> {
  const directory = placeOf(folder, storeId).backup(name);
  const manifest = readManifest(directory);
  if (manifest === null || manifest.storeId !== storeId) return failure('backup.notFound', {});
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return failure('backup.damaged', { at: 'key.json' });
  if (!isKeyOf(keyFile.value, dataKey)) return failure('store.wrongKey', {});
  if (!isGenuine(manifest, dataKey)) return failure('backup.damaged', { at: 'manifest.json' });
  const changed = Object.entries(manifest.digests).find(([file, digest]) => digestOrNull(join(directory, file)) !== digest);
  if (changed) return failure('backup.damaged', { at: changed[0] });
  const content = checkCopy(layoutOf(directory).database, dataKey, manifest, listFiles);
  if (!content.ok) return content;
  const same = JSON.stringify(content.value.heads) === JSON.stringify(manifest.heads);
  return same ? ok({ manifest, content: content.value }) : failure('backup.damaged', { at: 'journal: end' });
}

/** The same with every file of every case. */
export async function checkWholeBackup(backup: NamedBackup, deps: BackupDeps): Promise<Result<CheckedBackup, CheckError>> {
  deps.progress({ stage: 'checking', done: 0, total: 0 });
  const checked = checkBackup(backup, deps);
  if (!checked.ok) return checked;
  const { manifest, content } = checked.value;
  const vault = placeOf(backup.folder, backup.storeId).vault(manifest.keyId);
  const reader = createVaultReader(backup.dataKey, manifest, content.vaultAddress);
  const lost = new Set(manifest.vaultLost);
  for (const [index, digest] of content.files.entries()) {
    if (!lost.has(digest) && (await reader.read(vault, digest)) === null)
      return failure('backup.damaged', { at: `vault ${digest.slice(0, 12)}` });
    deps.progress({ stage: 'files', done: index + 1, total: content.files.length });
    await breathe();
  }
  return checked;
}

function digestOrNull(file: string): string | null {
  try {
    return digestFile(file);
  } catch (thrown) {
    if (codeOf(thrown) === null) throw thrown;
    return null;
  }
}
