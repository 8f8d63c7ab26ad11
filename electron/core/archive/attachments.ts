import { z } from 'zod';
import { MaterialKind, Scan, Slot } from '#shared/model/index.ts';
import { changeOne } from '../store/change-one.ts';
import { defineAct, type ReadableDb } from '../store/types.ts';

/** A file kept with a case: its bytes lie encrypted in the vault under `digest`. */
export const attachmentAdded = defineAct({
  type: 'attachment.added',
  payload: z.object({
    id: z.uuid(),
    kind: z.enum(['photo', ...MaterialKind.options]),
    mime: z.string(),
    digest: z.string(),
    size: z.number().int(),
    party: Slot.nullable().default(null),
    source: Scan.shape.from.nullable().default(null),
    of: Scan.shape.of.nullable().default(null),
    documentId: z.uuid().nullable().default(null),
  }),
  project(db, payload, header) {
    db.prepare(
      `INSERT INTO attachments (id, case_id, kind, mime, digest, size, added_at, party, source, of, added_by, document_id)
       VALUES (:id, :caseId, :kind, :mime, :digest, :size, :at, :party, :source, :of, :staffId, :documentId)`,
    ).run({ ...payload, caseId: header.caseId, at: header.at, staffId: header.staffId });
  },
});

/** A picture that no longer counts; its bytes and its act stay. */
export const attachmentWithdrawn = defineAct({
  type: 'attachment.withdrawn',
  payload: z.object({ id: z.uuid(), reason: z.string() }),
  project: (db, { id, reason }) => changeOne(db, `UPDATE attachments SET withdrawn_reason = :reason WHERE id = :id`, { id, reason }),
});

const scanColumns = `a.id, a.kind, a.party, a.mime, a.added_at AS addedAt, s.name AS addedBy, a.source AS "from", a.of, a.document_id AS documentId`;
const countingScans = `FROM attachments a LEFT JOIN staff s ON s.id = a.added_by WHERE a.kind <> 'photo' AND a.withdrawn_reason IS NULL`;

/** The scans that count of a case, oldest first; photos of the couple are none. */
export function listScans(db: ReadableDb, caseId: string): Scan[] {
  return db.prepare(`SELECT ${scanColumns} ${countingScans} AND a.case_id = ? ORDER BY a.added_at, a.id`).all(caseId) as Scan[];
}

/** One scan that counts, and its case. */
export function findScan(db: ReadableDb, id: string): (Scan & { readonly caseId: string }) | null {
  const row = db.prepare(`SELECT ${scanColumns}, a.case_id AS caseId ${countingScans} AND a.id = ?`).get(id);
  return (row as (Scan & { caseId: string }) | undefined) ?? null;
}

interface AttachmentRow {
  readonly mime: string;
  readonly digest: string;
}

export function findAttachment(db: ReadableDb, id: string): AttachmentRow | null {
  return (db.prepare(`SELECT mime, digest FROM attachments WHERE id = ?`).get(id) as AttachmentRow | undefined) ?? null;
}
