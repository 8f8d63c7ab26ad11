import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory, writeDurably } from '../store/files.ts';
import { lockStore } from '../store/lock.ts';
import { ownForms } from './make-backup.ts';

/** A store being restored until it is whole, then until it has its place. */
export function restoreLayout(directory: string) {
  return { restoring: join(directory, 'restoring'), restored: join(directory, 'restored') };
}

/** What makes a store, the key file last: until it is there, nothing here counts as a store. */
const pieces = ['hall.db', 'hall.db-wal', 'hall.db-shm', 'hall.tip', 'vault', ownForms, 'key.json.before', 'key.json'];

/** Names the folder the store before goes to; written when the restored store is whole, renamed when the store before is there. */
const asideNote = 'aside';
const movedNote = 'aside-moved';

/** A piece that is a disk of its own and therefore cannot be moved into a folder beside it; null when there is none. */
export function findImmovable(directory: string): string | null {
  const { dev } = statSync(directory); // it may be a link to another disk
  const deviceOf = (piece: string) => lstatSync(join(directory, piece), { throwIfNoEntry: false })?.dev ?? dev;
  return pieces.find((piece) => deviceOf(piece) !== dev) ?? null;
}

/** Declares a restored store whole: from here on it takes its place, whatever happens in between. */
export function declareRestored(directory: string, aside: string): void {
  const { restoring, restored } = restoreLayout(directory);
  writeDurably(join(restoring, asideNote), Buffer.from(aside, 'utf8'));
  syncDirectory(restoring);
  renameSync(restoring, restored);
  syncDirectory(directory);
}

/**
 * Gives a restored store that is whole its place; what was there goes to a folder of its own and is never deleted. Each
 * step may be cut off: the next call goes on. A restore that was cut off before it was whole leaves nothing.
 * The caller holds the store's lock.
 */
export function finishRestore(directory: string): void {
  const { restoring, restored } = restoreLayout(directory);
  rmSync(restoring, { recursive: true, force: true });
  if (!existsSync(restored)) return;
  if (!existsSync(join(restored, movedNote))) {
    const aside = join(directory, readFileSync(join(restored, asideNote), 'utf8'));
    const old = pieces.filter((piece) => existsSync(join(directory, piece)));
    if (old.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
    for (const piece of old.toReversed()) renameSync(join(directory, piece), join(aside, piece));
    if (old.length > 0) syncDirectory(aside);
    syncDirectory(directory);
    renameSync(join(restored, asideNote), join(restored, movedNote)); // takes no room on the disk
    syncDirectory(restored);
  }
  for (const piece of pieces) {
    if (existsSync(join(restored, piece))) renameSync(join(restored, piece), join(directory, piece));
  }
  syncDirectory(directory);
  // What is left counts as nothing before it is removed bit by bit.
  renameSync(restored, restoring);
  rmSync(restoring, { recursive: true, force: true });
}

/** A restored store is whole and not in its place. */
export function isRestoreLeft(directory: string): boolean {
  return existsSync(restoreLayout(directory).restored);
}

/** Finishes what an ended program left, unless another program is at work here. */
export function finishLeftRestore(directory: string): void {
  const { restoring, restored } = restoreLayout(directory);
  if (!existsSync(restoring) && !existsSync(restored)) return;
  const lock = lockStore(directory);
  if (!lock.ok) return;
  try {
    finishRestore(directory);
  } finally {
    lock.value.release();
  }
}
