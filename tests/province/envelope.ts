import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import { z } from 'zod';
import { instant, digestText, keyIdText } from './contents.ts';
import { Refusal } from './refusal.ts';
import { freshKey, keyIdOf, sign, spkiOf, unwrap, wrap, type KeyPair } from './sm2.ts';

const MAGIC = Buffer.from('TXEV');
const LIMITS = { header: 4096, wrapped: 512, ciphertext: 16_777_216, signature: 128, content: 67_108_864 };
export const SUITE = 'SM2-SM4GCM-SM3';

const Header = z.strictObject({
  version: z.literal(1),
  suite: z.literal(SUITE),
  from: z.enum(['station', 'province']),
  office: z.string().regex(/^[0-9]{6}$/),
  station: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
  lane: z.enum(['acts', 'questions']),
  sequence: z.int().min(1),
  previous: digestText,
  contentType: z.enum(['acts', 'part', 'question', 'receipts', 'answer']),
  compression: z.enum(['deflate', 'none']),
  madeAt: instant,
  signedWith: keyIdText,
  sealedFor: keyIdText,
});

export type EnvelopeHeader = z.infer<typeof Header>;
export type Lane = EnvelopeHeader['lane'];

/** An envelope that has the layout and header of section 3; nothing is decided yet about who wrote it. */
export interface Envelope {
  readonly header: EnvelopeHeader;
  /** Everything before the nonce, which the tag covers. */
  readonly associated: Uint8Array;
  readonly wrapped: Uint8Array;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
  /** Everything before the length of the signature. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** @throws {Refusal} 400 codes, the first that fails. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (Buffer.compare(view.subarray(0, 4), MAGIC) !== 0) throw new Refusal('envelope.notOne');
  let at = 4;
  const take = (length: number): Uint8Array => {
    if (at + length > view.length) throw new Refusal('envelope.truncated');
    at += length;
    return view.subarray(at - length, at);
  };
  const takeCounted = (width: 2 | 4, most: number): Uint8Array => {
    const length = Buffer.from(take(width)).readUIntBE(0, width);
    if (length > most) throw new Refusal('envelope.tooLong');
    return take(length);
  };
  const headerBytes = takeCounted(4, LIMITS.header);
  const wrapped = takeCounted(2, LIMITS.wrapped);
  const associated = view.subarray(0, at);
  const nonce = take(12);
  const ciphertext = takeCounted(4, LIMITS.ciphertext);
  const tag = take(16);
  const signed = view.subarray(0, at);
  const signature = takeCounted(2, LIMITS.signature);
  if (at !== view.length) throw new Refusal('envelope.trailing');
  return { header: readHeader(headerBytes), associated, wrapped, nonce, ciphertext, tag, signed, signature };
}

function readHeader(bytes: Uint8Array): EnvelopeHeader {
  const text = textOf(bytes);
  const json = text === null ? null : parsed(text);
  if (text === null || typeof json !== 'object' || json === null) throw new Refusal('envelope.header');
  const { version, suite } = json as Record<string, unknown>;
  if (typeof version === 'number' && version !== 1) throw new Refusal('envelope.version');
  if (typeof suite === 'string' && suite !== SUITE) throw new Refusal('envelope.suite');
  const header = Header.safeParse(json);
  if (!header.success || canonicalJson(header.data) !== text) throw new Refusal('envelope.header');
  return header.data;
}

/**
 * The content of an envelope whose signature was checked.
 * @throws {Refusal} `envelope.wrappedKey`, `envelope.sealBroken` or `envelope.compression`.
 */
export function openEnvelope(envelope: Envelope, recipient: KeyPair): Uint8Array {
  const key = unwrap(recipient, envelope.wrapped);
  if (key?.length !== 16) throw new Refusal('envelope.wrappedKey');
  const content = opened(envelope, key);
  if (envelope.header.compression === 'none') return content;
  return inflated(content);
}

function opened({ ciphertext, nonce, associated, tag }: Envelope, key: Uint8Array): Uint8Array {
  try {
    return sm4.decrypt(ciphertext, key, { ...gcm(nonce, associated), tag });
  } catch {
    throw new Refusal('envelope.sealBroken');
  }
}

/** One stream and nothing behind it, of at most 64 MiB. */
function inflated(bytes: Uint8Array): Uint8Array {
  try {
    const { buffer, engine } = inflateRawSync(bytes, { maxOutputLength: LIMITS.content, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten === bytes.length) return buffer;
  } catch {
    // Refused below, as bytes behind the stream are.
  }
  throw new Refusal('envelope.compression');
}

/** The header of an envelope but for what sealing adds. */
export type Unsealed = Omit<EnvelopeHeader, 'version' | 'suite' | 'compression' | 'signedWith' | 'sealedFor'>;

export interface Sealing {
  readonly signer: KeyPair;
  /** Uncompressed point of the receiver's `encrypt` key. */
  readonly recipient: Uint8Array;
  readonly compression?: EnvelopeHeader['compression'];
}

export function sealEnvelope(unsealed: Unsealed, content: Uint8Array, { signer, recipient, compression = 'deflate' }: Sealing): Buffer {
  const ids = { signedWith: keyIdOf(spkiOf(signer.point)), sealedFor: keyIdOf(spkiOf(recipient)) };
  const header = Buffer.from(canonicalJson({ ...unsealed, ...ids, version: 1, suite: SUITE, compression }));
  const key = freshKey();
  const nonce = randomBytes(12);
  const wrapped = wrap(recipient, key);
  const associated = Buffer.concat([MAGIC, uint(4, header.length), header, uint(2, wrapped.length), wrapped]);
  const plain = compression === 'deflate' ? deflateRawSync(content) : content;
  const { output, tag } = sm4.encrypt(plain, key, { ...gcm(nonce, associated), outputTag: true }) as {
    output: Uint8Array;
    tag: Uint8Array;
  };
  const signed = Buffer.concat([associated, nonce, uint(4, output.length), output, tag]);
  const signature = sign(signer, signed);
  return Buffer.concat([signed, uint(2, signature.length), signature]);
}

function gcm(nonce: Uint8Array, associatedData: Uint8Array) {
  return { mode: 'gcm', iv: nonce, associatedData, output: 'array', padding: 'none' } as const;
}

/** Members by the UTF-16 code units of their names, no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** UTF-8 without a mark, or null. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF') ? null : text;
  } catch {
    return null;
  }
}

/** The value of a JSON text, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function uint(width: 2 | 4, value: number): Buffer {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
}
