import { existsSync, renameSync, rmSync } from 'node:fs';
import { moveToNewName } from './files.ts';
import { layoutOf } from './layout.ts';

/**
 * Moves a finished store from where it was made to its place: the tip first, which tells that it is whole; the key file
 * last, for with it there is a store. False when a name is taken.
 */
export function takeNames(directory: string): boolean {
  const place = layoutOf(directory);
  return moveToNewName(layoutOf(place.creating).tip, place.tip) && takeTheRest(directory);
}

/** Whether the program died within `takeNames`. */
export function isCreationUnsettled(directory: string): boolean {
  const place = layoutOf(directory);
  return existsSync(place.tip) && !existsSync(place.keyFile) && existsSync(layoutOf(place.creating).keyFile);
}

/** Finishes what `takeNames` had begun; anything else stays as it is. */
export function settleCreation(directory: string): void {
  if (!isCreationUnsettled(directory)) return;
  takeTheRest(directory);
  rmSync(layoutOf(directory).creating, { recursive: true, force: true });
}

function takeTheRest(directory: string): boolean {
  const place = layoutOf(directory);
  const made = layoutOf(place.creating);
  if (existsSync(made.vault)) {
    rmSync(place.vault, { recursive: true, force: true });
    renameSync(made.vault, place.vault);
  }
  if (existsSync(made.database) && !moveToNewName(made.database, place.database)) return false;
  return moveToNewName(made.keyFile, place.keyFile);
}
