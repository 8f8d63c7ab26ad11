import { digestBytes } from './digest.ts';
import { randomBytes } from './random.ts';

/** Crockford's base 32: no I, L, O or U, which are misread for 1, 0 and V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyLength = 20;
const keyCharacters = 32;
const checkCharacters = 3;
const groupLength = 5;

/**
 * A random key of 160 bits to be printed and kept in the safe: seven groups of five characters, the last three a
 * checksum, e.g. `7KQ2M-…`. Strong enough to need no stretching.
 */
export function createRecoveryKey(): { readonly text: string; readonly key: Uint8Array } {
  const key = randomBytes(keyLength);
  const characters = encode(key, keyCharacters) + checksum(key);
  return { text: (characters.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-'), key };
}

/** Reads a key as typed: any case, spaces or hyphens anywhere, full-width, O for 0, I or L for 1. Null when mistyped. */
export function parseRecoveryKey(typed: string): Uint8Array | null {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (characters.length !== keyCharacters + checkCharacters) return null;
  const key = decode(characters.slice(0, keyCharacters));
  return key !== null && checksum(key) === characters.slice(keyCharacters) ? key : null;
}

function checksum(key: Uint8Array): string {
  return encode(digestBytes(key), checkCharacters);
}

/** The first `count` groups of five bits. */
function encode(bytes: Uint8Array, count: number): string {
  let text = '';
  for (let index = 0; index < count; index += 1) {
    const bit = index * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += alphabet.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
}

function decode(characters: string): Uint8Array | null {
  let value = 0n;
  for (const character of characters) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  return new Uint8Array(Buffer.from(value.toString(16).padStart(keyLength * 2, '0'), 'hex'));
}
