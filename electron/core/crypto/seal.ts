import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deriveKey, digestAlgorithm, digestLength, equalBytes } from './digest.ts';
import { randomBytes } from './random.ts';
import { atOnce, inSteps, stepsOf } from './steps.ts';

/*
 * Sealed bytes: version (1) · suite (1) · start value (16) · ciphertext (as long as the plaintext) · tag (32).
 * Suite 1 encrypts with SM4 in counter mode (GB/T 32907, GB/T 17964), then authenticates header, associated data, start
 * value and ciphertext with HMAC-SM3. Encryption and tag have keys of their own. Another suite takes another number.
 */
const version = 1;
const suite = 1;
const headerLength = 2;
const startLength = 16;
const cipher = 'sm4-ctr';

export const sealOverhead = headerLength + startLength + digestLength;

/** Encrypts and authenticates; `associatedData` is authenticated only, and must be the same when opening. */
export function seal(key: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array | string): Uint8Array {
  return atOnce(sealing(key, plaintext, associatedData));
}

/** What was sealed; null when anything at all was altered, or key or associated data are others. */
export function open(key: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array | string): Uint8Array | null {
  return atOnce(opening(key, sealed, associatedData));
}

/** `seal` for megabytes: lets other work through every few milliseconds. */
export function sealInSteps(key: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array | string): Promise<Uint8Array> {
  return inSteps(sealing(key, plaintext, associatedData));
}

/** `open` for megabytes. */
export function openInSteps(key: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array | string): Promise<Uint8Array | null> {
  return inSteps(opening(key, sealed, associatedData));
}

function* sealing(key: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array | string): Generator<void, Uint8Array> {
  const keys = splitKey(key);
  const header = Uint8Array.of(version, suite);
  const start = randomBytes(startLength);
  const encrypt = createCipheriv(cipher, keys.encryption, start);
  const tag = startTag(keys.authentication, header, associatedData, start);
  const parts: Uint8Array[] = [header, start];
  for (const step of stepsOf(plaintext)) {
    const part = encrypt.update(step);
    tag.update(part);
    parts.push(part);
    yield;
  }
  parts.push(tag.digest());
  return new Uint8Array(Buffer.concat(parts));
}

function* opening(key: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array | string): Generator<void, Uint8Array | null> {
  if (sealed.length < sealOverhead || sealed[0] !== version || sealed[1] !== suite) return null;
  const keys = splitKey(key);
  const start = sealed.subarray(headerLength, headerLength + startLength);
  const ciphertext = sealed.subarray(headerLength + startLength, -digestLength);
  const tag = startTag(keys.authentication, sealed.subarray(0, headerLength), associatedData, start);
  for (const step of stepsOf(ciphertext)) {
    tag.update(step);
    yield;
  }
  if (!equalBytes(tag.digest(), sealed.subarray(-digestLength))) return null;
  const decrypt = createDecipheriv(cipher, keys.encryption, start);
  const parts: Uint8Array[] = [];
  for (const step of stepsOf(ciphertext)) {
    parts.push(decrypt.update(step));
    yield;
  }
  return new Uint8Array(Buffer.concat(parts));
}

function splitKey(key: Uint8Array): { encryption: Uint8Array; authentication: Uint8Array } {
  if (key.length !== 32) throw new Error('a sealing key has 32 bytes');
  return { encryption: deriveKey(key, '', 'seal/1/encryption', 16), authentication: deriveKey(key, '', 'seal/1/authentication') };
}

/** The length before the associated data keeps its end from being mistaken for what follows. */
function startTag(key: Uint8Array, header: Uint8Array, associatedData: Uint8Array | string, start: Uint8Array) {
  const associated = typeof associatedData === 'string' ? Buffer.from(associatedData, 'utf8') : associatedData;
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(associated.length));
  return createHmac(digestAlgorithm, key).update(header).update(length).update(associated).update(start);
}
