import { z } from 'zod';

/** The ways of sealing there are; another one is added with a name of its own, and whoever does not know it refuses. */
export const Suite = z.enum(['SM2-SM4GCM-SM3']);
export type Suite = z.infer<typeof Suite>;

/** What the content is once it is opened: see docs/sync-protocol.md. */
export const ContentType = z.enum(['acts', 'part', 'question', 'receipts', 'answer']);
export type ContentType = z.infer<typeof ContentType>;

/** Each direction and lane of a station has a chain of its own; a question never waits for a backlog of acts. */
export const Lane = z.enum(['acts', 'questions']);
export type Lane = z.infer<typeof Lane>;

export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export const KeyId = z.string().regex(/^[0-9a-f]{32}$/);

/** Who sent an envelope, to whom, and where it stands in their chain: readable without any key, and signed. */
export const EnvelopeHeader = z.strictObject({
  version: z.literal(1),
  suite: Suite,
  from: z.enum(['station', 'province']),
  /** GB/T 2260 code of the registering authority. */
  office: z.string().regex(/^[0-9]{6}$/),
  station: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
  lane: Lane,
  /** 1, 2, 3 … within its chain, without a gap. */
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** Digest of the envelope before it in its chain, all its bytes; 64 zeros before the first. */
  previous: Digest,
  contentType: ContentType,
  /** How the content was made smaller before it was sealed (RFC 1951). */
  compression: z.enum(['deflate', 'none']),
  madeAt: z.iso.datetime({ precision: 3 }),
  /** The key that signed, and the key it is sealed for. */
  signedWith: KeyId,
  sealedFor: KeyId,
});
export type EnvelopeHeader = z.infer<typeof EnvelopeHeader>;

export const noEnvelope = '0'.repeat(64);
