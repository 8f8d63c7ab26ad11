import { randomBytes } from '../crypto/index.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten digits of Crockford's base 32, fifty bits: nobody guesses another couple's slip. */
export function newDeskCode(): string {
  return [...randomBytes(10)].map((byte) => digits[byte % 32]).join('');
}
