import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { bareIdentity } from './identity-key.ts';
import { toIdNumber18 } from './id-number.ts';
import { Registration } from './office.ts';
import { Slot } from './slot.ts';

/** Somebody as a record names them. What an old record does not say is '' or null. */
export const RecordedPerson = z.object({
  name: z.string().max(60),
  /** As written: 15 or 18 characters, a card of Hong Kong, a passport; '' in records of before identity cards. */
  idNumber: z.string().max(30).default(''),
  born: CivilDate.nullable().default(null),
  /** ISO 3166 alpha-3. */
  nationality: z.string().max(3).default('CHN'),
  /** `IdentityDocument`, or what the province calls it; '' unknown. */
  document: z.string().max(40).default(''),
  documentNumber: z.string().max(30).default(''),
});
export type RecordedPerson = z.infer<typeof RecordedPerson>;

/** What happened to a record after it was made. */
export const RecordNoteKind = z.enum([
  'voidedByCourt',
  'annulledByCourt',
  'divorcedByCourt',
  'revoked',
  'corrected',
  'spouseDied',
  'reissued',
  'identityChanged',
  'other',
]);
export type RecordNoteKind = z.infer<typeof RecordNoteKind>;

/** One value of a record as it was and as it is to be read from now on; the record itself stays. */
export const RecordChange = z.object({ field: z.string().min(1).max(60), before: z.string().max(200), after: z.string().max(200) });
export type RecordChange = z.infer<typeof RecordChange>;

/** 备注: an act on a record, never an overwrite. */
export const RecordNote = z.object({
  id: z.uuid(),
  at: z.string(),
  staffName: z.string(),
  approverName: z.string().nullable(),
  kind: RecordNoteKind,
  /** Who died, or whose identity changed; null: it concerns both. */
  party: Slot.nullable().default(null),
  /** From when it has effect: of a judgment the day it became final, of a death the day of it. */
  on: CivilDate,
  /** The court or authority. */
  authority: z.string().max(80),
  /** 文号; of `reissued` the number of the certificate that was issued. */
  document: z.string().max(80),
  /** 撤销类档号 (婚姻登记档案管理办法 art. 9). */
  fileNumber: z.string().max(60).nullable(),
  text: z.string().max(500),
  changes: z.array(RecordChange).max(20),
  /** Pages of the judgment or decision that were scanned. */
  scans: z.number().int(),
});
export type RecordNote = z.infer<typeof RecordNote>;

/** 登记记录: a marriage or divorce some authority registered, as this hall knows it. */
export const RegisterRecord = z.object({
  /** Of source `case` the id of the case. */
  id: z.uuid(),
  kind: Registration,
  /** In whatever form it was written; '' unknown. */
  registrationNumber: z.string().max(60),
  office: z.object({ code: z.string().nullable(), name: z.string().max(60) }),
  registeredOn: CivilDate,
  man: RecordedPerson,
  woman: RecordedPerson,
  /**
   * `case`: registered in this hall with this program; `paper`: typed from the paper archive by one, confirmed by another; `backfill`:
   * taken over from an older system or typed in with decades of others.
   */
  source: z.enum(['case', 'paper', 'backfill']),
  fileNumber: z.string().max(60).nullable(),
  /** Oldest first. */
  notes: z.array(RecordNote),
});
export type RegisterRecord = z.infer<typeof RegisterRecord>;

/**
 * By what one person is compared across records: each number they are known by, 15 characters raised to 18, without brackets and
 * without the place that gave it. [] of somebody no number is known of.
 */
export function comparableNumbers({ idNumber, documentNumber }: Pick<RecordedPerson, 'idNumber' | 'documentNumber'>): string[] {
  return [...new Set([idNumber, documentNumber].map(comparableIdentity))].filter((number) => number !== '');
}

/** A number or an `identityKey` as records compare it: `HKG:Z683365(5)` is `Z6833655`. */
export function comparableIdentity(number: string): string {
  const bare = bareIdentity(number.replace(/^[A-Z]{3}:/, ''));
  return toIdNumber18(bare) ?? bare;
}
