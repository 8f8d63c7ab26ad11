import { z } from 'zod';
import { ArchiveTransfer, FileClass } from '#shared/model/index.ts';
import { defineAct } from '../../../store/types.ts';

/** Files of a year were handed over in a package, signed for by two. `again`: those handed over before, too. */
export const transferMade = defineAct({
  type: 'archive.transferred',
  payload: ArchiveTransfer.omit({ at: true, staffName: true, approverName: true }).extend({
    fileClass: FileClass.nullable(),
    again: z.boolean(),
  }),
  project(db, { again, ...transfer }, { at, staffId, approverId }) {
    db.prepare(
      `INSERT INTO archive_transfers (id, at, year, file_class, receiver, folder, files, pages, digest, staff_id, approver_id)
       VALUES (:id, :at, :year, :fileClass, :receiver, :folder, :files, :pages, :digest, :staffId, :approverId)`,
    ).run({ ...transfer, at, staffId, approverId });
    db.prepare(
      `UPDATE archive_files SET transfer_id = :id WHERE year = :year AND (:fileClass IS NULL OR file_class = :fileClass)
         AND undone_at IS NULL AND (:again OR transfer_id IS NULL)`,
    ).run({ id: transfer.id, year: transfer.year, fileClass: transfer.fileClass, again: again ? 1 : 0 });
  },
});
