import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BackupName, failure, type BackupSummary, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { keyedDigestHex } from '../crypto/index.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';
import { codeOf } from '../store/files.ts';
import { summaryOf, UncheckedManifest } from './manifest.ts';

export type FolderError = HallError<'backup.folderMissing' | 'backup.folderFull' | 'backup.folderReadOnly'>;

/** Where everything of one store lies in a backup folder. */
export interface BackupPlace {
  readonly root: string;
  backup(name: string): string;
  /** Files of all backups made under one data key, each kept once. */
  vault(keyId: string): string;
  /** Acts since, sealed under one data key. */
  tail(keyId: string): string;
}

const prefix = 'tongxin-';

export function placeOf(folder: string, storeId: string): BackupPlace {
  const root = join(folder, `${prefix}${storeId}`);
  return {
    root,
    backup: (name) => join(root, name),
    vault: (keyId) => join(root, `vault-${keyId}`),
    tail: (keyId) => join(root, `tail-${keyId}`),
  };
}

/** Tells data keys apart without saying anything of them: after a change of the data key nothing sealed before may be mixed in. */
export function keyIdOf(dataKey: Uint8Array, identity: StoreIdentity): string {
  return keyedDigestHex(subkey(dataKey, identity, 'backup'), 'tongxin backup key id').slice(0, 16);
}

/**
 * Fails when the folder is not there, or cannot be asked: an unplugged disk must not be replaced by a folder of the same name. With
 * `known`, a store whose backups lie there, an empty folder in its place fails, too.
 */
export function checkFolder(folder: string, known: string | null = null): Result<null, HallError<'backup.folderMissing'>> {
  try {
    const isThere = statSync(folder).isDirectory() && (known === null || statSync(placeOf(folder, known).root).isDirectory());
    return isThere ? ok(null) : failure('backup.folderMissing', { folder });
  } catch (thrown) {
    if (codeOf(thrown) === null) throw thrown;
    return failure('backup.folderMissing', { folder });
  }
}

/** What went wrong in the backup folder, as a value; null for everything else. */
export function folderErrorOf(folder: string, thrown: unknown): FolderError | null {
  const code = codeOf(thrown) ?? '';
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return failure('backup.folderFull', { folder }).error;
  if (['EROFS', 'EACCES', 'EPERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM'].includes(code))
    return failure('backup.folderReadOnly', { folder }).error;
  // Whatever else a system call answers, the folder cannot be worked with now: disks and networks know many ways to be gone.
  if ((thrown instanceof Error && 'syscall' in thrown) || code.startsWith('SQLITE_IOERR'))
    return failure('backup.folderMissing', { folder }).error;
  return null;
}

/** The whole backups of one store, or of every store, newest first. What has no readable manifest is none. */
export function listBackups(folder: string, storeId: string | null = null): BackupSummary[] {
  const found = storesIn(folder)
    .filter((id) => storeId === null || id === storeId)
    .flatMap((id) => backupsIn(placeOf(folder, id)));
  return found.toSorted((one, other) => compareNames(other.name, one.name));
}

/** Oldest first, also where two were made in one second. */
export function compareNames(one: string, other: string): number {
  return one.slice(0, 18) === other.slice(0, 18) ? one.length - other.length || (one < other ? -1 : 1) : one < other ? -1 : 1;
}

function storesIn(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

function backupsIn(place: BackupPlace): BackupSummary[] {
  return namesIn(place.root)
    .filter((name) => BackupName.safeParse(name).success)
    .flatMap((name) => {
      const manifest = readManifest(place.backup(name));
      return manifest === null ? [] : [summaryOf(name, manifest)];
    });
}

/** As written, not yet proven to be ours; null when there is none or it makes no sense. */
export function readManifest(backup: string): UncheckedManifest | null {
  try {
    return UncheckedManifest.safeParse(JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))).data ?? null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError || codeOf(thrown) !== null) return null;
    throw thrown;
  }
}

export function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (thrown) {
    if (codeOf(thrown) === null) throw thrown;
    return [];
  }
}
