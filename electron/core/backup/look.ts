import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { identify, type OpenError } from '../store/open-store.ts';
import { writeDurably } from '../store/files.ts';
import { checkFolder, folderErrorOf, listBackups, placeOf, type FolderError } from './folder.ts';
import type { FolderLook, Jobs } from './jobs.ts';

/** Looks into a backup folder; `toWrite` also tries to write there. */
export function lookIntoFolder({
  storeDirectory,
  dataKey,
  folder,
  known = false,
  toWrite,
}: Jobs['look']['request']): Result<FolderLook, FolderError | OpenError> {
  const identity = identify(storeDirectory, dataKey);
  if (!identity.ok) return identity;
  const { storeId } = identity.value;
  const there = checkFolder(folder, known ? storeId : null);
  if (!there.ok) return there;
  try {
    if (toWrite) tryWriting(placeOf(folder, storeId).root);
    return ok({ backups: listBackups(folder, storeId), sameDisk: statSync(folder).dev === statSync(storeDirectory).dev });
  } catch (thrown) {
    const error = folderErrorOf(folder, thrown);
    if (error === null) throw thrown;
    return { ok: false, error };
  }
}

function tryWriting(root: string): void {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const probe = join(root, `${createId()}.${process.pid}.partial`);
  writeDurably(probe, new Uint8Array(1));
  rmSync(probe);
}
