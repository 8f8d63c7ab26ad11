import { z } from 'zod';
import { Slot } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct, type ReadableDb } from '../../store/types.ts';

/** A character got its picture, cropped from a scan of the case or brought as a file; it takes the place of an earlier one. */
export const characterPictured = defineAct({
  type: 'character.pictured',
  payload: z.object({
    id: z.uuid(),
    slot: Slot,
    character: z.string(),
    digest: z.string(),
    source: z.enum(['scan', 'file']),
    scanId: z.uuid().nullable(),
  }),
  project(db, payload, { caseId, at, staffId }) {
    db.prepare(
      `UPDATE character_pictures SET withdrawn_at = :at WHERE case_id = :caseId AND character = :character AND withdrawn_at IS NULL`,
    ).run({
      at,
      caseId,
      character: payload.character,
    });
    db.prepare(
      `INSERT INTO character_pictures (id, case_id, slot, character, digest, source, scan_id, at, staff_id)
       VALUES (:id, :caseId, :slot, :character, :digest, :source, :scanId, :at, :staffId)`,
    ).run({ ...payload, caseId, at, staffId });
  },
});

/** A picture that no longer counts: it was taken back, or the form holds its character no more. */
export const characterPictureWithdrawn = defineAct({
  type: 'character.withdrawn',
  payload: z.object({ id: z.uuid() }),
  project: (db, { id }, { at }) =>
    changeOne(db, `UPDATE character_pictures SET withdrawn_at = :at WHERE id = :id AND withdrawn_at IS NULL`, { id, at }),
});

export interface CountingPicture {
  readonly id: string;
  readonly character: string;
  readonly digest: string;
}

export function listCharacterPictures(db: ReadableDb, caseId: string): CountingPicture[] {
  return db
    .prepare(`SELECT id, character, digest FROM character_pictures WHERE case_id = ? AND withdrawn_at IS NULL ORDER BY character`)
    .all(caseId) as CountingPicture[];
}
