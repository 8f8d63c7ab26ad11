import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';
import { Digest, KeyId } from './envelope/header.ts';

/** What envelopes hold once they are opened, and what the endpoints answer: version 1 of docs/sync-protocol.md. */

export const actLimit = 200;
export const partLimit = 8 * 1024 * 1024;
export const partsOfActLimit = 64;
/** Bytes of the content of one act, as JSON without white space. */
export const longestAct = 32 * 1024;

const Instant = z.iso.datetime({ precision: 3 });

/** A piece of an attachment that was sent before. */
export const PartOfAct = z.strictObject({
  /** Digest of the whole attachment. */
  digest: Digest,
  size: z.number().int().min(1),
  mime: z.string().max(100),
  kind: z.string().max(60),
});

export const SentAct = z.strictObject({
  /** Its key: ingested once, however often it comes. */
  id: z.uuid(),
  caseId: z.uuid(),
  /** 1, 2, 3 … within its case. */
  order: z.number().int().min(1),
  type: z.string().max(60),
  at: Instant,
  on: CivilDate,
  content: z.record(z.string(), z.json()),
  parts: z.array(PartOfAct).max(partsOfActLimit),
});
export type SentAct = z.infer<typeof SentAct>;

export const Acts = z.strictObject({ acts: z.array(SentAct).min(1).max(actLimit) });

/** Before the bytes of a part. */
export const PartHead = z.strictObject({
  /** Of the whole attachment, and its length. */
  digest: Digest,
  size: z.number().int().min(1),
  /** Where these bytes belong. */
  offset: z.number().int().min(0),
  length: z.number().int().min(1).max(partLimit),
});
export type PartHead = z.infer<typeof PartHead>;

export const ActReceipt = z.strictObject({
  id: z.uuid(),
  result: z.enum(['accepted', 'duplicate', 'rejected', 'conflict']),
  code: z.string().max(60).nullable(),
  reason: z.string().max(500).nullable(),
  /** What the province calls it; null when it was rejected. */
  receipt: z.string().max(60).nullable(),
  ingestedAt: Instant.nullable(),
  /** The registration it contradicts. */
  conflictsWith: z
    .strictObject({ registrationNumber: z.string(), office: z.string(), registeredOn: CivilDate, about: z.string() })
    .nullable(),
});
export type ActReceipt = z.infer<typeof ActReceipt>;

export const Receipts = z.strictObject({
  /** The envelope that is answered. */
  sequence: z.number().int().min(1),
  digest: Digest,
  /** One for each act, in its order; of a part how much of its attachment is there. */
  acts: z.array(ActReceipt).max(actLimit),
  part: z.strictObject({ digest: Digest, have: z.number().int().min(0), whole: z.boolean() }).nullable(),
});
export type Receipts = z.infer<typeof Receipts>;

export const ChainEnd = z.strictObject({ sequence: z.number().int().min(0), digest: Digest });

export const State = z.strictObject({
  office: z.string(),
  station: z.string(),
  time: Instant,
  received: z.strictObject({ acts: ChainEnd, questions: ChainEnd }),
  sent: z.strictObject({ acts: ChainEnd, questions: ChainEnd }),
  /** Number of the last message for the office; 0: none yet. */
  inbox: z.number().int().min(0),
});
export type State = z.infer<typeof State>;

/** A document of the province that is not private: base64 of its JSON, and the signature over those bytes. */
export const Signed = z.strictObject({ document: z.base64(), signature: z.base64(), signedWith: KeyId });

export const Keys = z.strictObject({
  issuedAt: Instant,
  /** Certificates in PEM; the first of each is used, the others are to come or still believed. */
  sign: z.array(z.string()).min(1),
  encrypt: z.array(z.string()).min(1),
  revoked: z.array(z.strictObject({ keyId: KeyId, since: Instant })),
});
export type Keys = z.infer<typeof Keys>;

export const Refusal = z.object({
  error: z.object({ code: z.string(), message: z.string(), expected: ChainEnd.optional() }),
});
export type Refusal = z.infer<typeof Refusal>;

/** A refusal that was carried by hand: of the envelope with this digest. */
export const RefusalByHand = Refusal.extend({ digest: Digest });
