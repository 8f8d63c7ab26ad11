import type { CivilDate } from '#shared/model/index.ts';
import type { ReadableDb, WritableDb } from '../store/index.ts';
import { eraseOverdueDrafts, hasOverdueDrafts } from './kiosk/index.ts';
import * as preReviews from './pre-review/index.ts';

/** Asked before erasing: a transaction that changes nothing waits for the disk all the same. */
export function hasOverdue(db: ReadableDb, today: CivilDate): boolean {
  return preReviews.hasOverdue(db, today) || hasOverdueDrafts(db, today);
}

/** Erases what visitors sent or filled in, and whose days are over. */
export function eraseOverdue(db: WritableDb, today: CivilDate): void {
  preReviews.eraseOverdue(db, today);
  eraseOverdueDrafts(db, today);
}
