import { createHash, createHmac, hkdfSync, timingSafeEqual, type Hash, type Hmac } from 'node:crypto';
import { inSteps, stepsOf } from './steps.ts';

/** GB/T 32905. */
export const digestAlgorithm = 'sm3';
export const digestLength = 32;

/** Digest of bytes, or of a text in UTF-8: 32 bytes. */
export function digestBytes(data: Uint8Array | string): Uint8Array {
  return createHash(digestAlgorithm).update(data).digest();
}

/** Digest of bytes, or of a text in UTF-8: 64 lower-case hex characters. */
export function digestHex(data: Uint8Array | string): string {
  return createHash(digestAlgorithm).update(data).digest('hex');
}

/** `digestHex` for megabytes: lets other work through every few milliseconds. */
export function digestHexInSteps(data: Uint8Array): Promise<string> {
  return inSteps(digesting(createHash(digestAlgorithm), data));
}

/** Keyed digest (HMAC): 32 bytes that say nothing about `data` to who lacks `key`. */
export function keyedDigestBytes(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return createHmac(digestAlgorithm, key).update(data).digest();
}

/** Keyed digest (HMAC): 64 lower-case hex characters. */
export function keyedDigestHex(key: Uint8Array, data: Uint8Array | string): string {
  return createHmac(digestAlgorithm, key).update(data).digest('hex');
}

/** `keyedDigestHex` for megabytes: lets other work through every few milliseconds. */
export function keyedDigestHexInSteps(key: Uint8Array, data: Uint8Array): Promise<string> {
  return inSteps(digesting(createHmac(digestAlgorithm, key), data));
}

function* digesting(digest: Hash | Hmac, data: Uint8Array): Generator<void, string> {
  for (const step of stepsOf(data)) {
    digest.update(step);
    yield;
  }
  return digest.digest('hex');
}

/**
 * Derives a key from key material that is already strong (RFC 5869); for what a person types use `stretch`.
 * Another `purpose` or `salt` gives an unrelated key.
 */
export function deriveKey(material: Uint8Array, salt: Uint8Array | string, purpose: string, length = 32): Uint8Array {
  return new Uint8Array(hkdfSync(digestAlgorithm, material, salt, purpose, length));
}

/** Compares in constant time; other lengths are unequal. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A digest taken piece by piece, for what is too big for memory; `hex` ends it. */
export function createDigest(): { update(piece: Uint8Array): void; hex(): string } {
  const hash = createHash(digestAlgorithm);
  return { update: (piece) => void hash.update(piece), hex: () => hash.digest('hex') };
}
