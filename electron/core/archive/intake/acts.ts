import { z } from 'zod';
import { IncomingState, PageFinding, PageMeasure, UnsortedReason } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';

/** A page came in with a batch. */
export const pageTaken = defineAct({
  type: 'intake.pageTaken',
  payload: z.object({
    id: z.uuid(),
    fileName: z.string(),
    page: z.number().int(),
    pages: z.number().int(),
    source: z.string(),
    digest: z.string().nullable(),
    state: IncomingState,
    reason: UnsortedReason.nullable(),
    barcodes: z.array(z.string()),
    measure: PageMeasure,
    findings: z.array(PageFinding),
    attachmentId: z.uuid().nullable(),
    duplicateOf: z.uuid().nullable(),
  }),
  project(db, { barcodes, measure, findings, ...page }, { at, staffId }) {
    db.prepare(
      `INSERT INTO incoming_pages (id, file_name, page, pages, source, digest, state, reason, barcodes, measure, findings,
         attachment_id, duplicate_of, taken_at, taken_by)
       VALUES (:id, :fileName, :page, :pages, :source, :digest, :state, :reason, :barcodes, :measure, :findings,
         :attachmentId, :duplicateOf, :at, :staffId)`,
    ).run({
      ...page,
      barcodes: JSON.stringify(barcodes),
      measure: JSON.stringify(measure),
      findings: JSON.stringify(findings),
      at,
      staffId,
    });
  },
});

const waits = `state IN ('blank', 'unsorted')`;

/** A page of the tray was filed by hand. */
export const pageAssigned = defineAct({
  type: 'intake.pageAssigned',
  payload: z.object({ id: z.uuid(), attachmentId: z.uuid(), digest: z.string() }),
  project: (db, payload) =>
    changeOne(
      db,
      `UPDATE incoming_pages SET state = 'filed', attachment_id = :attachmentId, digest = :digest WHERE id = :id AND ${waits}`,
      payload,
    ),
});

/** A page of the tray belongs to no file. Its picture stays. */
export const pageSetAside = defineAct({
  type: 'intake.pageSetAside',
  payload: z.object({ id: z.uuid(), reason: z.string() }),
  project: (db, payload) =>
    changeOne(db, `UPDATE incoming_pages SET state = 'setAside', set_aside_because = :reason WHERE id = :id AND ${waits}`, payload),
});

/** The folder the scanner of this PC writes to; null: none is looked into. */
export const scanFolderSet = defineAct({
  type: 'intake.folderSet',
  payload: z.object({ folder: z.string().nullable() }),
  project: (db, { folder }) =>
    db.prepare('INSERT INTO scan_folder (only, folder) VALUES (1, ?) ON CONFLICT DO UPDATE SET folder = excluded.folder').run(folder),
});

export const intakeActs = [pageTaken, pageAssigned, pageSetAside, scanFolderSet] as const;
