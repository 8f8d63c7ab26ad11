import { KioskDraft, type CivilDate, type KioskPicture } from '#shared/model/index.ts';
import type { DraftService } from '#shared/contract/index.ts';
import { createId } from '../../crypto/index.ts';
import type { ReadableDb, WritableDb } from '../../store/index.ts';

/*
 * What somebody filled in and handed to nobody yet: in the encrypted database outside the journal, by a keyed digest of whose it is.
 * Only these functions name its tables.
 */

export interface Owned {
  readonly owner: string;
  readonly service: DraftService;
}

export interface KeptPicture extends KioskPicture {
  readonly id: string;
}

export function putDraft(db: WritableDb, { owner, service }: Owned, draft: KioskDraft, erasedOn: CivilDate): void {
  db.prepare(
    `INSERT INTO kiosk_drafts (owner, service, id, draft, erased_on) VALUES (:owner, :service, :id, :draft, :erasedOn)
     ON CONFLICT (owner, service) DO UPDATE SET draft = excluded.draft, erased_on = excluded.erased_on`,
  ).run({ owner, service, id: createId(), draft: JSON.stringify(draft), erasedOn });
}

export interface KeptDraft {
  /** From its first saving until it is erased: what is handed over carries it. */
  readonly id: string;
  readonly draft: KioskDraft;
  readonly erasedOn: CivilDate;
}

export function findDraft(db: ReadableDb, { owner, service }: Owned): KeptDraft | null {
  const row = db
    .prepare('SELECT id, draft, erased_on AS erasedOn FROM kiosk_drafts WHERE owner = :owner AND service = :service')
    .get({ owner, service }) as { readonly id: string; readonly draft: string; readonly erasedOn: CivilDate } | undefined;
  return row ? { id: row.id, draft: KioskDraft.parse(JSON.parse(row.draft)), erasedOn: row.erasedOn } : null;
}

export function listDrafts(db: ReadableDb, owner: string): { service: DraftService; erasedOn: CivilDate }[] {
  return db.prepare('SELECT service, erased_on AS erasedOn FROM kiosk_drafts WHERE owner = ? ORDER BY service').all(owner) as {
    service: DraftService;
    erasedOn: CivilDate;
  }[];
}

export function addPicture(db: WritableDb, { owner, service }: Owned, { id, of, kind }: KeptPicture, jpeg: Uint8Array): void {
  db.prepare('INSERT INTO kiosk_pictures (id, owner, service, of_whom, kind, jpeg) VALUES (:id, :owner, :service, :of, :kind, :jpeg)').run({
    id,
    owner,
    service,
    of,
    kind,
    jpeg,
  });
}

export function listPictures(db: ReadableDb, { owner, service }: Owned): KeptPicture[] {
  return db
    .prepare('SELECT id, of_whom AS "of", kind FROM kiosk_pictures WHERE owner = :owner AND service = :service ORDER BY id')
    .all({ owner, service }) as KeptPicture[];
}

export function findPicture(db: ReadableDb, owner: string, id: string): Uint8Array | null {
  const jpeg = db.prepare('SELECT jpeg FROM kiosk_pictures WHERE id = :id AND owner = :owner').pluck().get({ id, owner });
  return (jpeg as Uint8Array | undefined) ?? null;
}

export function removePicture(db: WritableDb, owner: string, id: string): void {
  db.prepare('DELETE FROM kiosk_pictures WHERE id = :id AND owner = :owner').run({ id, owner });
}

export function eraseDraft(db: WritableDb, { owner, service }: Owned): void {
  db.prepare('DELETE FROM kiosk_drafts WHERE owner = :owner AND service = :service').run({ owner, service });
  db.prepare('DELETE FROM kiosk_pictures WHERE owner = :owner AND service = :service').run({ owner, service });
}

export function hasOverdueDrafts(db: ReadableDb, today: CivilDate): boolean {
  return db.prepare('SELECT 1 FROM kiosk_drafts WHERE erased_on <= ? LIMIT 1').get(today) !== undefined;
}

/** Pictures go with what they were added to. */
export function eraseOverdueDrafts(db: WritableDb, today: CivilDate): void {
  db.prepare('DELETE FROM kiosk_drafts WHERE erased_on <= ?').run(today);
  db.prepare(
    'DELETE FROM kiosk_pictures WHERE NOT EXISTS (SELECT 1 FROM kiosk_drafts d WHERE d.owner = kiosk_pictures.owner AND d.service = kiosk_pictures.service)',
  ).run();
}
