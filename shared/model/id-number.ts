import { z } from 'zod';
import { civilDateFromDigits, type CivilDate } from './civil-date.ts';

/** 公民身份号码, 18 characters, check character upper-case (GB 11643-1999). */
export type IdNumber = string & z.$brand<'IdNumber'>;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

export const IdNumber = z
  .string()
  .transform((text) => normaliseIdNumber(text))
  .pipe(z.string().refine(isIdNumber))
  .brand<'IdNumber'>() as unknown as z.ZodType<IdNumber, string>;

/** The check character of a 17-digit body (ISO 7064 MOD 11-2, GB 11643-1999). */
export function idNumberCheck(body17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body17[i]), 0);
  return checkCharacters[sum % 11]!;
}

/** Half-width, upper-case X without blanks: `１１０… ｘ`, `Ⅹ` and `x` all become ASCII. */
export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** True for a well-formed 18-character number with a real birth date and a right check character. */
export function isIdNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && civilDateFromDigits(text.slice(6, 14)) !== null && idNumberCheck(text.slice(0, 17)) === text[17];
}

/**
 * The 18-character form of a 15-digit number (1984–1999): the century 19 is inserted and the check added.
 * An 18-character number comes back as it is; anything else is null.
 */
export function toIdNumber18(text: string): IdNumber | null {
  const number = normaliseIdNumber(text);
  if (/^\d{15}$/.test(number)) {
    const body = `${number.slice(0, 6)}19${number.slice(6)}`;
    const upgraded = body + idNumberCheck(body);
    return isIdNumber(upgraded) ? (upgraded as IdNumber) : null;
  }
  return isIdNumber(number) ? (number as IdNumber) : null;
}

/** One person behind two numbers, each of 15 or 18 characters. Numbers that keep to no standard are compared as they stand. */
export function isSamePerson(one: string, other: string): boolean {
  const left = toIdNumber18(one) ?? normaliseIdNumber(one);
  return left !== '' && left === (toIdNumber18(other) ?? normaliseIdNumber(other));
}

export function idNumberBirthDate(number: IdNumber): CivilDate {
  return civilDateFromDigits(number.slice(6, 14))!;
}

/** The sequence digit: odd for men, even for women (GB 11643-1999). */
export function idNumberSex(number: IdNumber): 'male' | 'female' {
  return Number(number[16]) % 2 === 1 ? 'male' : 'female';
}

/** `110105********002X`: all that a public screen or a list may show; of the few characters of a passport or permit, `E******21`. */
export function maskIdNumber(number: string): string {
  const [first, last] = number.length >= 15 ? [6, 4] : number.length >= 7 ? [1, 2] : [0, 0];
  return number.slice(0, first) + '*'.repeat(number.length - first - last) + number.slice(number.length - last);
}
