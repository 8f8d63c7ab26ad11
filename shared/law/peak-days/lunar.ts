import { LunarDay } from 'tyme4ts';
import type { CivilDate } from '#shared/model/index.ts';

/**
 * The civil date of a day of 农历 (GB/T 33661-2017), of an ordinary month and never of a leap one; `year` is the one in whose spring
 * the lunar year begins. Null: that month has no such day.
 */
export function lunarDate(year: number, month: number, day: number): CivilDate | null {
  // ICU's calendar takes the new moon from an approximation and is a day off where it falls near midnight (七夕 2012).
  if (day > LunarDay.fromYmd(year, month, 1).getLunarMonth().getDayCount()) return null;
  const solar = LunarDay.fromYmd(year, month, day).getSolarDay();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${solar.getYear()}-${two(solar.getMonth())}-${two(solar.getDay())}` as CivilDate;
}
