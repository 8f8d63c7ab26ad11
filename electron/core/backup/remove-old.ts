import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { listBackups, namesIn, placeOf, readManifest } from './folder.ts';
import { choosePruned } from './prune.ts';
import { tailFiles } from './tail.ts';

/** Removes backups that are no longer to be kept, and of acts and files only what no backup left needs. */
export function removeOld(folder: string, storeId: string, keyId: string, now: Temporal.Instant, keepDays: number): void {
  const place = placeOf(folder, storeId);
  for (const name of choosePruned(listBackups(folder, storeId), now, keepDays)) {
    const removing = `${place.backup(name)}.removing`;
    renameSync(place.backup(name), removing); // half a removal must not look like a backup
    rmSync(removing, { recursive: true, force: true });
  }
  const left = listBackups(folder, storeId).flatMap(({ name }) => readManifest(place.backup(name)) ?? []);
  removeTail(
    place.tail(keyId),
    left.filter((manifest) => manifest.keyId === keyId).map(({ heads }) => heads),
  );
  for (const entry of namesIn(place.root)) {
    const other = /^(?:vault|tail)-(?<keyId>[0-9a-f]{16})$/.exec(entry)?.groups?.['keyId'];
    if (other !== undefined && other !== keyId && left.every((manifest) => manifest.keyId !== other))
      rmSync(join(place.root, entry), { recursive: true, force: true });
  }
}

type Heads = ReadonlyArray<{ readonly station: string; readonly seq: number }>;

/** A file is needed as long as some backup ends before the file after it begins. */
function removeTail(folder: string, backups: readonly Heads[]): void {
  const files = tailFiles(folder);
  for (const file of files) {
    const next = files.find((other) => other.station === file.station && other.first > file.first);
    const oldest = Math.min(...backups.map((heads) => heads.find(({ station }) => station === file.station)?.seq ?? 0));
    if (next !== undefined && backups.length > 0 && next.first <= oldest + 1) rmSync(join(folder, file.name), { force: true });
  }
}
