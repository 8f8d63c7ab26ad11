import { z } from 'zod';
import { LookWhy, RecordsBy } from '#shared/contract/index.ts';
import { CivilDate, LookUp, LookUpRequest } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';

/** Somebody of the hall looked for records (条例 2025 art. 18). */
export const recordsSought = defineAct({
  type: 'record.sought',
  payload: z.object({ id: z.uuid(), why: LookWhy, matter: z.string(), sought: RecordsBy, found: z.number().int() }),
  project: (db, { sought, ...look }, { at, staffId }) =>
    db
      .prepare(
        'INSERT INTO record_looks (id, at, staff_id, why, matter, sought, found) VALUES (:id, :at, :staffId, :why, :matter, :sought, :found)',
      )
      .run({ ...look, sought: JSON.stringify(sought), at, staffId }),
});

/** While they typed, the look went on. */
export const recordsSoughtFurther = defineAct({
  type: 'record.soughtFurther',
  payload: z.object({ lookId: z.uuid(), sought: RecordsBy, found: z.number().int() }),
  project: (db, { sought, ...step }, { at }) =>
    db
      .prepare('INSERT INTO record_look_steps (look_id, at, sought, found) VALUES (:lookId, :at, :sought, :found)')
      .run({ ...step, sought: JSON.stringify(sought), at }),
});

/** And opened one of them. */
export const recordOpened = defineAct({
  type: 'record.opened',
  payload: z.object({ lookId: z.uuid(), recordId: z.uuid() }),
  project: (db, opened, { at }) =>
    db.prepare('INSERT OR IGNORE INTO record_openings (look_id, record_id, at) VALUES (:lookId, :recordId, :at)').run({ ...opened, at }),
});

/** A line of the register of look-ups. */
export const lookUpEntered = defineAct({
  type: 'lookUp.entered',
  payload: z.object({
    id: z.uuid(),
    number: z.string(),
    request: LookUpRequest.omit({ records: true }),
    records: LookUp.shape.records,
    documentId: z.uuid().nullable(),
  }),
  project: (db, { request, records, ...line }, { at, on, staffId, approverId }) =>
    db
      .prepare(
        `INSERT INTO look_ups (id, number, at, "on", staff_id, approver_id, request, records, document_id)
         VALUES (:id, :number, :at, :on, :staffId, :approverId, :request, :records, :documentId)`,
      )
      .run({ ...line, request: JSON.stringify(request), records: JSON.stringify(records), at, on, staffId, approverId }),
});

/** A copy of the register left the store. */
export const lookUpsExported = defineAct({
  type: 'lookUp.exported',
  payload: z.object({ id: z.uuid().optional(), from: CivilDate, until: CivilDate, rows: z.number().int() }),
  // The journal itself is the record of it.
  project: () => undefined,
});

export const lookActs = [recordsSought, recordsSoughtFurther, recordOpened, lookUpEntered, lookUpsExported] as const;
