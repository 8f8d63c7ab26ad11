import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory } from '../files.ts';
import { layoutOf } from '../layout.ts';
import { lockStore } from '../lock.ts';
import { isKeyFileUnsettled, settleKeyFile } from '../replace-key-file.ts';
import { isCreationUnsettled, settleCreation } from '../take-names.ts';

/**
 * Ends a making of the store or a change of keys that was cut off: gives a new store its names, throws away a half copy, lets a whole one take its place, keeps one key file.
 * To be called before a store's key file is read; a store that is in use is left to who uses it.
 */
export function settleKeys(directory: string): void {
  if (!isUnsettled(directory)) return;
  const lock = lockStore(directory);
  if (!lock.ok) return;
  try {
    settleUnderLock(directory);
  } finally {
    lock.value.release();
  }
}

export function settleUnderLock(directory: string): void {
  const layout = layoutOf(directory);
  settleCreation(directory);
  if (existsSync(layout.rotated)) finishRotation(directory);
  rmSync(layout.rotating, { recursive: true, force: true });
  rmSync(layout.replaced, { recursive: true, force: true });
  settleKeyFile(directory);
}

/** Moves the copy into place; done again from the start, it goes on where it was cut off. The key file comes last. */
export function finishRotation(directory: string, onStep: () => void = () => {}): void {
  const place = layoutOf(directory);
  const copy = layoutOf(place.rotated);
  const move = (from: string, to: string) => {
    onStep();
    renameSync(from, to);
    syncDirectory(directory);
  };
  if (existsSync(copy.vault)) {
    mkdirSync(place.replaced, { recursive: true, mode: 0o700 });
    if (existsSync(place.vault)) move(place.vault, join(place.replaced, 'vault'));
    move(copy.vault, place.vault);
  }
  if (existsSync(copy.database)) {
    onStep();
    // They belong to the old database.
    for (const leftover of [`${place.database}-wal`, `${place.database}-shm`]) rmSync(leftover, { force: true });
    move(copy.database, place.database);
  }
  if (existsSync(copy.tip)) move(copy.tip, place.tip);
  if (existsSync(copy.keyFile)) {
    rmSync(place.keyFileBefore, { force: true });
    move(copy.keyFile, place.keyFile);
  }
  onStep();
  rmSync(place.rotated, { recursive: true, force: true });
  rmSync(place.replaced, { recursive: true, force: true });
  syncDirectory(directory);
}

function isUnsettled(directory: string): boolean {
  const layout = layoutOf(directory);
  return (
    [layout.rotating, layout.rotated, layout.replaced].some((each) => existsSync(each)) ||
    isKeyFileUnsettled(directory) ||
    isCreationUnsettled(directory)
  );
}
