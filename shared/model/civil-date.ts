import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar date in Asia/Shanghai, written `YYYY-MM-DD`. Legal dates are never timestamps. */
export type CivilDate = string & z.$brand<'CivilDate'>;

export const CivilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isRealDate)
  .brand<'CivilDate'>() as unknown as z.ZodType<CivilDate, string>;

export const officeTimeZone = 'Asia/Shanghai';

/** The civil date at the registration office at an instant. */
export function civilDateAt(instant: Temporal.Instant): CivilDate {
  return instant.toZonedDateTimeISO(officeTimeZone).toPlainDate().toString() as CivilDate;
}

/** Reads `YYYYMMDD`, as written on identity cards; null when it is no real date. */
export function civilDateFromDigits(digits: string): CivilDate | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isRealDate(text) ? (text as CivilDate) : null;
}

/** Of `YYYY-MM-DD`. By hand: it is asked for every date of every record that is read, and Temporal takes twenty times as long. */
function isRealDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}
