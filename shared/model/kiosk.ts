import { z } from 'zod';
import { PreReviewPerson, PreReviewPicture } from './pre-review.ts';

/**
 * A language of the kiosk beside those the program brings (地方民族文字等): its words as a file of the program's own form, tag and
 * direction of writing. What it lacks is shown in Chinese.
 */
export const KioskLanguage = z.object({
  /** BCP 47: `ug`, `bo`, `mn-Mong`. */
  tag: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** In itself: ئۇيغۇرچە. */
  name: z.string().trim().min(1).max(40),
  direction: z.enum(['ltr', 'rtl']),
  /** Key of `kiosk.json`, its parts joined by dots → sentence. */
  words: z.record(z.string().max(120), z.string().max(600)),
});
export type KioskLanguage = z.infer<typeof KioskLanguage>;

/** 自助机. */
export const KioskSettings = z.object({
  languages: z.array(KioskLanguage).max(8).default([]),
  /** Prints slips and copies of receipts for visitors; null: a visitor asks at the counter. */
  printer: z.string().trim().min(1).max(120).nullable().default(null),
  /** What somebody filled in and never handed over is erased so many days after they touched it last. */
  draftDays: z.number().int().min(1).max(30).default(7),
});
export type KioskSettings = z.infer<typeof KioskSettings>;

/** What somebody has filled in of themselves so far. */
export const KioskDraftPerson = PreReviewPerson.pick({ phone: true, maritalStatus: true, occupation: true, education: true });
export type KioskDraftPerson = z.infer<typeof KioskDraftPerson>;

/** Filled in ahead and handed to nobody yet; names and numbers come from the two cards, never from here. */
export const KioskDraft = z.object({ self: KioskDraftPerson.prefault({}), other: KioskDraftPerson.prefault({}) });
export type KioskDraft = z.infer<typeof KioskDraft>;

/** How somebody identified themselves: by their card, or by what a slip says, for what is less sensitive. */
export const VisitBy = z.enum(['card', 'code']);
export type VisitBy = z.infer<typeof VisitBy>;

/** What is wrong with a kiosk, as the hall's staff are told. */
export const KioskTrouble = z.enum(['readerLost', 'ticketPrinterLost', 'ticketPaperOut', 'coreWasLost']);
export type KioskTrouble = z.infer<typeof KioskTrouble>;

/** Why somebody asks for a copy or proof of a record. */
export const RecordPurpose = z.enum(['property', 'household', 'notary', 'abroad', 'court', 'other']);
export type RecordPurpose = z.infer<typeof RecordPurpose>;

/** A picture of a paper: the visitor's own, the other's, or of both. */
export const KioskPicture = PreReviewPicture.extend({ of: z.enum(['self', 'other', 'both']) });
export type KioskPicture = z.infer<typeof KioskPicture>;
