import { createCipheriv } from 'node:crypto';
import { ghash } from '@noble/ciphers/_polyval';
import { equalBytes } from './digest.ts';
import { randomBytes } from './random.ts';

/**
 * SM4 (GB/T 32907) in Galois/counter mode (RFC 8998, NIST SP 800-38D): key of 16 bytes, nonce of 12, tag of 16. Node's OpenSSL has
 * SM4 in counter mode, but not in this one.
 */
export const contentKeyLength = 16;
export const contentNonceLength = 12;
export const contentTagLength = 16;

/** A key for one content only: under one key a nonce must never come twice. */
export function createContentKey(): Uint8Array {
  return randomBytes(contentKeyLength);
}

/** Ciphertext, as long as the plaintext, and its tag; `associatedData` is authenticated only. */
export function sealContent(
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
): { readonly ciphertext: Uint8Array; readonly tag: Uint8Array } {
  const ciphertext = inCounterMode(key, nonce, firstOfContent, plaintext);
  return { ciphertext, tag: tagOf(key, nonce, ciphertext, associatedData) };
}

/** What was sealed; null when anything was altered, or key, nonce or associated data are others. */
export function openContent(
  key: Uint8Array,
  nonce: Uint8Array,
  ciphertext: Uint8Array,
  tag: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array | null {
  return equalBytes(tagOf(key, nonce, ciphertext, associatedData), tag) ? inCounterMode(key, nonce, firstOfContent, ciphertext) : null;
}

/** The first counter block hides the tag, those after it the content. */
const firstOfTag = 1;
const firstOfContent = 2;

function inCounterMode(key: Uint8Array, nonce: Uint8Array, first: number, bytes: Uint8Array): Uint8Array {
  if (key.length !== contentKeyLength || nonce.length !== contentNonceLength) throw new Error('a content key has 16 bytes, its nonce 12');
  return new Uint8Array(createCipheriv('sm4-ctr', key, Uint8Array.of(...nonce, 0, 0, 0, first)).update(bytes));
}

function tagOf(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, associatedData: Uint8Array): Uint8Array {
  const zeros = new Uint8Array(contentTagLength);
  const hashKey = createCipheriv('sm4-ecb', key, null).update(zeros);
  const lengths = Buffer.alloc(contentTagLength);
  lengths.writeBigUInt64BE(BigInt(associatedData.length) * 8n, 0);
  lengths.writeBigUInt64BE(BigInt(ciphertext.length) * 8n, 8);
  // How much comes decides how much is computed beforehand.
  const hash = ghash
    .create(hashKey, associatedData.length + ciphertext.length)
    .update(associatedData)
    .update(ciphertext)
    .update(lengths)
    .digest();
  return inCounterMode(key, nonce, firstOfTag, hash);
}
