import { z } from 'zod';
import type { HandlersFor } from '../ports.ts';
import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { defineAct, type ReadableDb, type StoreDep } from '../store/types.ts';

/** A file kept with a case: its bytes lie encrypted in the vault under `digest`. */
export const attachmentAdded = defineAct({
  type: 'attachment.added',
  payload: z.object({ id: z.uuid(), kind: z.enum(['photo']), mime: z.string(), digest: z.string(), size: z.number().int() }),
  project(db, payload, header) {
    db.prepare(`INSERT INTO attachments (id, case_id, kind, mime, digest, size, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)`).run(
      payload.id,
      header.caseId,
      payload.kind,
      payload.mime,
      payload.digest,
      payload.size,
      header.at,
    );
  },
});

interface AttachmentRow {
  readonly mime: string;
  readonly digest: string;
}

export function findAttachment(db: ReadableDb, id: string): AttachmentRow | null {
  return (db.prepare(`SELECT mime, digest FROM attachments WHERE id = ?`).get(id) as AttachmentRow | undefined) ?? null;
}

export function createArchiveHandlers({ store }: StoreDep): HandlersFor<'attachments.get'> {
  return {
    'attachments.get': async ({ input }) => {
      const attachment = store.read((db) => findAttachment(db, input.attachmentId));
      if (!attachment) return failure('attachment.notFound', {});
      const bytes = await store.vault.get(attachment.digest);
      if (bytes === null || bytes === 'damaged') return failure('attachment.damaged', {});
      return ok({ mime: attachment.mime, data: Buffer.from(bytes).toString('base64') });
    },
  };
}
