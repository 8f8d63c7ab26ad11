import { z } from 'zod';

/** A mobile number of the mainland: eleven digits from 13 to 19 (《电信网编号计划(2017年版)》). */
export function isMobileNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/** What somebody types at a kiosk who wants to be called; '' where they do not. */
export const MobileNumber = z
  .string()
  .refine((text) => text === '' || isMobileNumber(text))
  .default('');
