import { deskDigits } from '#shared/model/index.ts';
import { randomBytes } from '../crypto/index.ts';

/** Ten digits of Crockford's base 32, fifty bits: nobody guesses another couple's slip. */
export function newDeskCode(): string {
  return [...randomBytes(10)].map((byte) => deskDigits[byte % 32]).join('');
}
