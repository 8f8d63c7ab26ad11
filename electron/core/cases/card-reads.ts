import { z } from 'zod';
import { CardField, Couple, Slot } from '#shared/model/index.ts';
import type { ActHeader, WritableDb } from '../store/types.ts';
import { updateCase } from './common-record.ts';

/** What the card said, field by field, as text; evidence against later edits. */
export const CardFields = z.partialRecord(CardField, z.string().nullable());
export type CardFields = z.infer<typeof CardFields>;

/** A card that was read into a slot of the form, with the form as it then stood. */
export const CardReadPayload = z.object({
  id: z.uuid(),
  slot: Slot,
  couple: Couple,
  revision: z.number().int(),
  fields: CardFields,
  readAt: z.string(),
  /** 模块编号 of the reader's security module. */
  sam: z.string(),
  textDigest: z.string(),
  photoDigest: z.string(),
});

/** For the projection of the act of either business. */
export function projectCardRead(db: WritableDb, payload: z.infer<typeof CardReadPayload>, header: ActHeader): void {
  insertCardRead(db, payload, header);
  updateCase(db, header, { couple: payload.couple, revision: payload.revision });
}

/** The read as evidence, whatever it was for. */
export function insertCardRead(
  db: WritableDb,
  payload: Omit<z.infer<typeof CardReadPayload>, 'couple' | 'revision'>,
  header: ActHeader,
): void {
  db.prepare(`INSERT INTO card_reads (id, case_id, slot, at, sam, fields, text_digest, photo_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    payload.id,
    header.caseId,
    payload.slot,
    payload.readAt,
    payload.sam,
    JSON.stringify(payload.fields),
    payload.textDigest,
    payload.photoDigest,
  );
}

/** What was read and written of one party is the other's once the slots are exchanged. */
export function projectPartiesSwapped(db: WritableDb, { caseId }: ActHeader): void {
  const exchanged = (column: string) => `${column} = CASE ${column} WHEN 'man' THEN 'woman' WHEN 'woman' THEN 'man' END`;
  db.prepare(`UPDATE card_reads SET ${exchanged('slot')} WHERE case_id = ?`).run(caseId);
  db.prepare(`UPDATE attachments SET ${exchanged('party')} WHERE case_id = ?`).run(caseId);
  db.prepare(`UPDATE concerns SET ${exchanged('party')} WHERE case_id = ?`).run(caseId);
  // A paper says of whom it is, in its title and its barcode: it is drawn again.
  db.prepare(`UPDATE documents SET current = 0 WHERE case_id = ? AND party IS NOT NULL`).run(caseId);
}
