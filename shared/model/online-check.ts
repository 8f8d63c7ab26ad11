import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Slot } from './slot.ts';

/** 条例 2025 art. 10: the online check of identity and marital status. */
export const OnlineCheck = z.object({
  state: z.enum(['notAvailable', 'pending', 'matched', 'mismatched']),
  at: z.string().nullable(),
});
export type OnlineCheck = z.infer<typeof OnlineCheck>;

/** Whom the province is asked about, and whom its records name: a resident by the ID card's number, others by document and nationality. */
export const CheckedPerson = z.object({
  name: z.string(),
  idNumber: z.string(),
  nationality: z.string(),
  document: z.string(),
  documentNumber: z.string(),
});
export type CheckedPerson = z.infer<typeof CheckedPerson>;

/** A registration as the province holds it. */
export const ProvinceRecord = z.object({
  business: z.string(),
  registrationNumber: z.string(),
  office: z.string(),
  officeName: z.string(),
  registeredOn: CivilDate,
  man: CheckedPerson.nullable(),
  woman: CheckedPerson.nullable(),
});
export type ProvinceRecord = z.infer<typeof ProvinceRecord>;

/** What the province said of one person. `unknown`: its registry holds nobody of this number, which says nothing against them. */
export const MaritalAnswer = z.object({
  identity: z.enum(['agrees', 'differs', 'unknown']),
  inForce: z.array(ProvinceRecord),
});
export type MaritalAnswer = z.infer<typeof MaritalAnswer>;

/**
 * What of an answer does not agree. Before a marriage: `marriedAlready`; before a divorce: no marriage of this person is in force
 * (`notInForce`), or another one than that of the certificates (`otherMarriage`).
 */
export const Mismatch = z.enum(['identityDiffers', 'marriedAlready', 'notInForce', 'otherMarriage']);
export type Mismatch = z.infer<typeof Mismatch>;

/** The question about one party as it stands: `refused` says that the province would not answer it. */
export const PartyCheck = z.object({
  state: z.enum(['pending', 'matched', 'mismatched', 'refused']),
  /** 请求号: the question's own number, here and at the province. */
  requestNumber: z.uuid(),
  person: CheckedPerson,
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
  answer: MaritalAnswer.nullable(),
  mismatches: z.array(Mismatch),
  refusal: z.object({ code: z.string(), reason: z.string() }).nullable(),
});
export type PartyCheck = z.infer<typeof PartyCheck>;

/** Of both parties; null: nobody asked about these very persons. */
export const PartyChecks = z.object({ man: PartyCheck.nullable(), woman: PartyCheck.nullable() });
export type PartyChecks = z.infer<typeof PartyChecks>;

/** A mismatch of one party, for the rules. */
export const PartyMismatch = z.object({ party: Slot, mismatch: Mismatch });
export type PartyMismatch = z.infer<typeof PartyMismatch>;

/** Of an act completed offline: not asked about yet, asked, both parties checked. */
export const OfflineActState = z.enum(['waiting', 'asked', 'checked']);
export type OfflineActState = z.infer<typeof OfflineActState>;
