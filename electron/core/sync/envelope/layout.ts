import { fail, ok, type Result } from '#shared/model/index.ts';
import { contentNonceLength, contentTagLength } from '../../crypto/index.ts';
import { canonicalJson } from '../../store/canonical-json.ts';
import { EnvelopeHeader } from './header.ts';

/*
 * The bytes of an envelope; numbers are unsigned, the most significant byte first:
 *   "TXEV" (4) · length of the header (4) · header: canonical JSON in UTF-8
 *   · length of the wrapped key (2) · wrapped key: SM2Cipher in DER
 *   · nonce (12) · length of the ciphertext (4) · ciphertext · tag (16)
 *   · length of the signature (2) · signature: SM2Signature in DER
 * The tag covers everything before the nonce as associated data; the signature everything before its own length.
 */
const magic = Buffer.from('TXEV', 'latin1');

export const limits = {
  header: 4 * 1024,
  wrappedKey: 512,
  ciphertext: 16 * 1024 * 1024,
  signature: 128,
} as const;

/** The parts of an envelope that was read, and the bytes that tag and signature are about. */
export interface EnvelopeParts {
  readonly header: EnvelopeHeader;
  readonly wrappedKey: Uint8Array;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
  readonly signature: Uint8Array;
  /** What the tag covers beside the ciphertext. */
  readonly associated: Uint8Array;
  /** What is signed. */
  readonly signed: Uint8Array;
}

export type LayoutFault =
  | 'envelope.notOne'
  | 'envelope.truncated'
  | 'envelope.trailing'
  | 'envelope.tooLong'
  | 'envelope.header'
  | 'envelope.version'
  | 'envelope.suite';

/** Everything before the nonce. */
export function writeHead(header: EnvelopeHeader, wrappedKey: Uint8Array): Uint8Array {
  const text = Buffer.from(canonicalJson(header), 'utf8');
  return Buffer.concat([magic, counted(4, text), counted(2, wrappedKey)]);
}

/** Everything before the length of the signature. */
export function writeSigned(head: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, tag: Uint8Array): Uint8Array {
  return Buffer.concat([head, nonce, counted(4, ciphertext), tag]);
}

export function writeWhole(signed: Uint8Array, signature: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([signed, counted(2, signature)]));
}

/** Takes the bytes apart; nothing of them is believed yet. */
export function readEnvelope(bytes: Uint8Array): Result<EnvelopeParts, LayoutFault> {
  const reader = createReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  try {
    if (!magic.equals(reader.take(magic.length))) return fail('envelope.notOne');
    const text = reader.takeCounted(4, limits.header);
    const wrappedKey = reader.takeCounted(2, limits.wrappedKey);
    const associated = reader.taken();
    const nonce = reader.take(contentNonceLength);
    const ciphertext = reader.takeCounted(4, limits.ciphertext);
    const tag = reader.take(contentTagLength);
    const signed = reader.taken();
    const signature = reader.takeCounted(2, limits.signature);
    if (reader.taken().length !== bytes.length) return fail('envelope.trailing');
    const header = readHeader(text);
    return header.ok ? ok({ header: header.value, wrappedKey, nonce, ciphertext, tag, signature, associated, signed }) : header;
  } catch (thrown) {
    if (thrown instanceof Unreadable) return fail(thrown.fault);
    throw thrown;
  }
}

function readHeader(text: Buffer): Result<EnvelopeHeader, LayoutFault> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return fail('envelope.header');
  }
  if (typeof value !== 'object' || value === null) return fail('envelope.header');
  if (!('version' in value) || value.version !== 1) return fail('envelope.version');
  const header = EnvelopeHeader.safeParse(value);
  if (!header.success) return fail(header.error.issues.every(({ path }) => path[0] === 'suite') ? 'envelope.suite' : 'envelope.header');
  // One header has one text: two texts of the same meaning would have two digests.
  return canonicalJson(header.data) === text.toString('utf8') ? ok(header.data) : fail('envelope.header');
}

class Unreadable extends Error {
  readonly fault: LayoutFault;
  constructor(fault: LayoutFault) {
    super(fault);
    this.fault = fault;
  }
}

function createReader(bytes: Buffer) {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new Unreadable('envelope.truncated');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    take,
    takeCounted(width: 2 | 4, longest: number): Buffer {
      const length = take(width).readUIntBE(0, width);
      if (length > longest) throw new Unreadable('envelope.tooLong');
      return take(length);
    },
    taken: () => bytes.subarray(0, at),
  };
}

function counted(width: 2 | 4, bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(width);
  length.writeUIntBE(bytes.length, 0, width);
  return Buffer.concat([length, bytes]);
}
