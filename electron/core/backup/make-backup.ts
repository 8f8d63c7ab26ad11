import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { failure, type BackupProgress, type BackupSummary, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { openConnection } from '../store/connection.ts';
import { faultResult } from '../store/errors.ts';
import { codeOf, syncDirectory, syncFile, writeDurably } from '../store/files.ts';
import { isKeyOf, readKeyFile } from '../store/key-file.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';
import { layoutOf } from '../store/layout.ts';
import { identify, type OpenError } from '../store/open-store.ts';
import { checkCopy, digestFile, type CopyContent, type ListFiles } from './check-copy.ts';
import { checkFolder, folderErrorOf, keyIdOf, placeOf, type FolderError } from './folder.ts';
import { sealManifest, summaryOf, type UncheckedManifest } from './manifest.ts';
import { isInJournal } from './tail.ts';
import { copyFile, createVaultReader, isIn, type VaultReader } from './vault-copy.ts';

export interface BackupRequest {
  readonly storeDirectory: string;
  readonly dataKey: Uint8Array;
  readonly folder: string;
  readonly program: string;
  /** Instant, ISO 8601 UTC; names the backup. */
  readonly madeAt: string;
  /** Backups of this store are known to lie in the folder: an empty one is not the disk it was. */
  readonly known?: boolean;
  /** Opens every file the folder has already, instead of this day's part of them. */
  readonly openAll?: boolean;
}

export interface BackupDeps {
  readonly listFiles: ListFiles;
  readonly progress: (progress: BackupProgress) => void;
}

export interface MadeBackup {
  readonly summary: BackupSummary;
  readonly manifest: UncheckedManifest;
}

export type BackupError = FolderError | HallError<'backup.failed' | 'backup.folderInStore'> | OpenError;

/** Files of a store directory beside database, key file and vault that a restored hall needs. */
export const ownForms = 'forms';

/**
 * Copies the open store into the backup folder and reads the copy as a restore would. It lies under `*.partial` until all
 * of it is on the disk and was read: what has a backup's name is whole.
 */
export async function makeBackup(request: BackupRequest, deps: BackupDeps): Promise<Result<MadeBackup, BackupError>> {
  const { storeDirectory, dataKey, folder } = request;
  if (isWithin(folder, storeDirectory)) return failure('backup.folderInStore', {});
  const identity = identify(storeDirectory, dataKey);
  if (!identity.ok) return identity;
  try {
    const there = checkFolder(folder, request.known ? identity.value.storeId : null);
    return there.ok ? await make(request, identity.value, deps) : there;
  } catch (thrown) {
    const error = folderErrorOf(folder, thrown);
    return error === null ? faultResult(storeDirectory, thrown) : { ok: false, error };
  }
}

async function make(request: BackupRequest, identity: StoreIdentity, deps: BackupDeps): Promise<Result<MadeBackup, BackupError>> {
  const { storeDirectory, dataKey, folder, program, madeAt } = request;
  const place = placeOf(folder, identity.storeId);
  const keyId = keyIdOf(dataKey, identity);
  mkdirSync(place.root, { recursive: true, mode: 0o700 });
  sweep(place.root);
  const partial = join(place.root, `${freeName(place.root, madeAt)}.${process.pid}.partial`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });

  deps.progress({ stage: 'copying', done: 0, total: 0 });
  const layout = layoutOf(storeDirectory);
  const copy = layoutOf(partial);
  const source = openConnection(layout.database, subkey(dataKey, identity, 'database'), { readonly: true });
  let content: CopyContent;
  try {
    source.prepare('VACUUM INTO ?').run(copy.database);
    syncFile(copy.database);
    cpSync(layout.keyFile, copy.keyFile);
    const keyFile = readKeyFile(partial);
    if (!keyFile.ok || keyFile.value.storeId !== identity.storeId || !isKeyOf(keyFile.value, dataKey))
      return failure('backup.failed', { at: 'key.json' });
    const forms = join(storeDirectory, ownForms);
    if (existsSync(forms)) cpSync(forms, join(partial, ownForms), { recursive: true });
    await breathe();

    deps.progress({ stage: 'checking', done: 0, total: 0 });
    const checked = checkCopy(copy.database, dataKey, identity, deps.listFiles);
    if (!checked.ok) return failure('backup.failed', checked.error.details);
    content = checked.value;
    const strange = content.heads.find((head) => !isInJournal(source, head));
    if (strange) return failure('backup.failed', { at: `journal ${strange.station}/${strange.seq}` });
  } finally {
    source.close();
  }

  const vaultLost = await copyVault(
    layout.vault,
    place.vault(keyId),
    content.files,
    createVaultReader(dataKey, identity, content.vaultAddress),
    request.openAll === true ? () => true : isOfDay(madeAt),
    deps,
  );
  deps.progress({ stage: 'finishing', done: 0, total: 0 });
  const manifest = sealManifest(
    {
      format: 1,
      storeId: identity.storeId,
      training: identity.training,
      madeAt,
      program,
      schema: content.schema,
      keyId,
      heads: [...content.heads],
      journalRows: content.journalRows,
      databaseBytes: statSync(copy.database).size,
      digests: Object.fromEntries(filesIn(partial).map((file) => [file, digestFile(join(partial, file))])),
      vaultFiles: content.files.length,
      vaultLost,
    },
    dataKey,
  );
  for (const file of filesIn(partial)) syncFile(join(partial, file));
  writeDurably(join(partial, 'manifest.json'), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8'));
  syncDirectory(partial);
  const name = freeName(place.root, madeAt);
  renameSync(partial, place.backup(name));
  syncDirectory(place.root);
  return ok({ summary: summaryOf(name, manifest), manifest });
}

/**
 * Copies what the folder does not have, or not whole any more: a disk lets files rot, so each that `isToOpen` names is opened. Answers
 * the files nobody can give any more.
 */
async function copyVault(
  from: string,
  to: string,
  files: readonly string[],
  reader: VaultReader,
  isToOpen: (digest: string) => boolean,
  deps: BackupDeps,
): Promise<string[]> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const lost: string[] = [];
  const work = files.filter((digest) => !isIn(to, digest) || isToOpen(digest));
  for (const [index, digest] of work.entries()) {
    const isWhole = isIn(to, digest) && (await reader.read(to, digest)) !== null;
    if (!isWhole && !(await copyFile(reader, [from], to, digest))) lost.push(digest);
    deps.progress({ stage: 'files', done: index + 1, total: work.length });
    await breathe(); // acts are written to the tail between two files
  }
  return lost;
}

/** Days in which every file is opened once. */
const round = 8;

/** A day's part of all files, by the first byte of their names. */
function isOfDay(madeAt: string): (digest: string) => boolean {
  const day = Math.floor(Date.parse(madeAt) / 86_400_000) % round;
  return (digest) => Number.parseInt(digest.slice(0, 2), 16) % round === day;
}

/** Relative paths of all files of a directory, in one order. */
export function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

/** Half backups of a program that ended in between; what another running one is making stays. */
function sweep(root: string): void {
  for (const name of readdirSync(root)) {
    if (/\.(partial|removing)$/.test(name) && !isOfOther(join(root, name))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** A day without a new file in it, and a process of that number is somebody else. */
const longest = 24 * 3_600_000;

function isOfOther(partial: string): boolean {
  const pid = Number(/\.(?<pid>\d+)\.partial$/.exec(partial)?.groups?.['pid'] ?? process.pid);
  if (pid === process.pid || Date.now() - (statSync(partial, { throwIfNoEntry: false })?.mtimeMs ?? 0) > longest) return false;
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
}

function freeName(root: string, madeAt: string): string {
  const name = `${madeAt.slice(0, 19).replaceAll(':', '')}Z`;
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(join(root, free))) return free;
  }
}

export function isWithin(folder: string, directory: string): boolean {
  const way = relative(resolve(directory), resolve(folder));
  return way === '' || !(way.startsWith('..') || resolve(way) === way);
}
