import { z } from 'zod';
import { FiledAct, FileClass } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';
import { transferMade } from './transfer/acts.ts';

/** An act was filed under a number, which is given once. Of a revocation its record's note then names the file. */
export const fileMade = defineAct({
  type: 'archive.filed',
  payload: z.object({
    id: z.uuid(),
    actId: z.uuid(),
    act: FiledAct,
    fileClass: FileClass,
    year: z.number().int(),
    roomNumber: z.number().int(),
    fileNumber: z.string(),
    incompleteBecause: z.string().nullable(),
  }),
  project(db, file, { at, staffId }) {
    db.prepare(
      `INSERT INTO archive_files (id, act_id, act, file_class, year, room_number, file_number, filed_at, filed_by, incomplete_because)
       VALUES (:id, :actId, :act, :fileClass, :year, :roomNumber, :fileNumber, :at, :staffId, :incompleteBecause)`,
    ).run({ ...file, at, staffId });
    db.prepare(`UPDATE record_notes SET file_number = :fileNumber WHERE id = :actId AND file_number IS NULL`).run(file);
  },
});

/** A file was taken apart again. Its number stays used. */
export const fileUndone = defineAct({
  type: 'archive.unfiled',
  payload: z.object({ id: z.uuid(), reason: z.string() }),
  project(db, { id, reason }, { at, staffId }) {
    changeOne(
      db,
      `UPDATE archive_files SET undone_at = :at, undone_by = :staffId, undone_because = :reason WHERE id = :id AND undone_at IS NULL`,
      { id, reason, at, staffId },
    );
    db.prepare(
      `UPDATE record_notes SET file_number = NULL
       WHERE (id, file_number) IN (SELECT act_id, file_number FROM archive_files WHERE id = ?)`,
    ).run(id);
  },
});

/** 馆编卷号, as the archives bureau gave it. */
export const archivesNumberSet = defineAct({
  type: 'archive.archivesNumberSet',
  payload: z.object({ id: z.uuid(), archivesNumber: z.string().nullable() }),
  project: (db, payload) =>
    changeOne(db, `UPDATE archive_files SET archives_number = :archivesNumber WHERE id = :id AND undone_at IS NULL`, payload),
});

/** A run of files was put into a box; files taken apart leave no gap to be filled. */
export const boxFilled = defineAct({
  type: 'archive.boxed',
  payload: z.object({
    id: z.uuid(),
    fileClass: FileClass,
    year: z.number().int(),
    number: z.number().int(),
    from: z.number().int(),
    until: z.number().int(),
  }),
  project(db, { from, until, ...box }) {
    db.prepare('INSERT INTO archive_boxes (id, file_class, year, number) VALUES (:id, :fileClass, :year, :number)').run(box);
    db.prepare(
      `UPDATE archive_files SET box_id = :id
       WHERE file_class = :fileClass AND year = :year AND room_number BETWEEN :from AND :until AND undone_at IS NULL AND box_id IS NULL`,
    ).run({ ...box, from, until });
  },
});

/** A box was emptied. Its number stays used. */
export const boxEmptied = defineAct({
  type: 'archive.unboxed',
  payload: z.object({ id: z.uuid(), reason: z.string() }),
  project(db, { id, reason }) {
    changeOne(db, 'UPDATE archive_boxes SET emptied_because = :reason WHERE id = :id AND emptied_because IS NULL', { id, reason });
    db.prepare('UPDATE archive_files SET box_id = NULL WHERE box_id = ?').run(id);
  },
});

export const archiveFileActs = [fileMade, fileUndone, archivesNumberSet, boxFilled, boxEmptied, transferMade] as const;
