import { z } from 'zod';
import { BackupName, failure, MissingActs, type HallError } from '#shared/contract/index.ts';
import { changeOne } from '../store/change-one.ts';
import { findLostActs, Lost } from '../store/lost-acts.ts';
import { defineAct, type ReadableDb } from '../store/types.ts';

/** This store was restored from a backup and what could be saved beside it, through the act `through`. */
export const storeRestored = defineAct({
  type: 'store.restored',
  payload: z.object({
    id: z.uuid(),
    backup: BackupName,
    through: z.object({ station: z.string(), seq: z.number().int() }),
    missing: MissingActs.nullable(),
    ...Lost.shape,
  }),
  project(db, { id, backup, through, missing }, header) {
    changeOne(
      db,
      `INSERT INTO restores (id, at, backup, station, through, missing_from, missing_to)
       VALUES (:id, :at, :backup, :station, :through, :from, :to)`,
      { id, at: header.at, backup, station: through.station, through: through.seq, from: missing?.from ?? null, to: missing?.to ?? null },
    );
  },
});

export interface Gap {
  readonly id: string;
  readonly at: string;
  readonly backup: string;
  readonly missing: MissingActs;
}

/** The restore after which nobody has said yet where numbers and blanks go on; null: none, or nothing was missing. */
export function findGap(db: ReadableDb): Gap | null {
  const row = db
    .prepare(
      `SELECT id, at, backup, missing_from AS "from", missing_to AS "to" FROM restores
       WHERE missing_from IS NOT NULL AND resumed_at IS NULL ORDER BY at LIMIT 1`,
    )
    .get() as { id: string; at: string; backup: string; from: number; to: number | null } | undefined;
  return row ? { id: row.id, at: row.at, backup: row.backup, missing: { from: row.from, to: row.to } } : null;
}

/** While acts are or may be missing, the next number may be on paper already: none is given out. */
export function findGapOpen(db: ReadableDb): { readonly ok: false; readonly error: HallError<'store.gapOpen'> } | null {
  return findGap(db) || findLostActs(db).length > 0 ? failure('store.gapOpen', {}) : null;
}
