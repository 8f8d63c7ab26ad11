import { sm4 } from 'sm-crypto-v2';
import { randomBytes } from './random.ts';

/** SM4 (GB/T 32907) in Galois/counter mode (RFC 8998): key of 16 bytes, nonce of 12, tag of 16. */
export const contentKeyLength = 16;
export const contentNonceLength = 12;
export const contentTagLength = 16;

const decrypting = 0;
const encrypting = 1;

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
  checkLengths(key, nonce);
  const sealed = sm4.sm4(plaintext, key, encrypting, { mode: 'gcm', iv: nonce, associatedData, output: 'array', outputTag: true });
  const { output, tag } = sealed as { output: Uint8Array; tag: Uint8Array };
  return { ciphertext: output, tag };
}

/** What was sealed; null when anything was altered, or key, nonce or associated data are others. */
export function openContent(
  key: Uint8Array,
  nonce: Uint8Array,
  ciphertext: Uint8Array,
  tag: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array | null {
  checkLengths(key, nonce);
  if (tag.length !== contentTagLength) return null;
  try {
    return sm4.sm4(ciphertext, key, decrypting, { mode: 'gcm', iv: nonce, associatedData, tag, output: 'array' }) as Uint8Array;
  } catch {
    return null; // the one thing it throws on is a tag that does not match
  }
}

function checkLengths(key: Uint8Array, nonce: Uint8Array): void {
  if (key.length !== contentKeyLength || nonce.length !== contentNonceLength) throw new Error('a content key has 16 bytes, its nonce 12');
}
