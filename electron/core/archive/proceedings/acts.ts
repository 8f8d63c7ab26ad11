import { z } from 'zod';
import { CivilDate, ProceedingAct, ProceedingKind } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';

/** One step of a revocation or correction; the first opens it. Steps are only ever added. */
export const proceedingStepped = defineAct({
  type: 'proceeding.stepped',
  payload: z.object({
    id: z.uuid(),
    proceedingId: z.uuid(),
    /** Of the first step. */
    opened: z.object({ number: z.string(), kind: ProceedingKind, recordId: z.uuid() }).nullable(),
    said: ProceedingAct,
    until: CivilDate.nullable(),
    /** The paper it drew. */
    documentId: z.uuid().nullable(),
    /** The note it wrote on the record. */
    noteId: z.uuid().nullable(),
    /** Digests of scanned pages, in order. */
    pages: z.array(z.string()),
  }),
  project(db, { opened, said, pages, noteId, ...step }, { at, on: day, staffId, approverId }) {
    const id = step.proceedingId;
    if (opened !== null)
      db.prepare('INSERT INTO proceedings (id, number, kind, record_id) VALUES (:id, :number, :kind, :recordId)').run({ id, ...opened });
    db.prepare(
      `INSERT INTO proceeding_steps (id, proceeding_id, place, at, day, said, "until", document_id, staff_id, approver_id)
       SELECT :id, :proceedingId, count(*), :at, :day, :said, :until, :documentId, :staffId, :approverId
       FROM proceeding_steps WHERE proceeding_id = :proceedingId`,
    ).run({ ...step, said: JSON.stringify(said), at, day, staffId, approverId });
    const page = db.prepare('INSERT INTO proceeding_pages (step_id, page, digest) VALUES (?, ?, ?)');
    for (const [index, digest] of pages.entries()) page.run(step.id, index + 1, digest);
    if (noteId !== null) changeOne(db, 'UPDATE proceedings SET note_id = :noteId WHERE id = :id', { noteId, id });
    if (said.step === 'archive') changeOne(db, 'UPDATE proceedings SET archived = 1 WHERE id = :id', { id });
  },
});

export const proceedingActs = [proceedingStepped] as const;
