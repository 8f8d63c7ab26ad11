import { civilDateFromDigits, type CivilDate } from '#shared/model/index.ts';

/**
 * A date as an old record or a table writes it. `day`: a day of the calendar; `incomplete`: the year, or year and month, are known;
 * `impossible`: a date in form, but no day there ever was (1983-02-30); `unreadable`: no date in any form known here.
 */
export type WrittenDate =
  | { readonly kind: 'day'; readonly on: CivilDate }
  | { readonly kind: 'incomplete'; readonly year: number; readonly month: number | null }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

/** 民国元年 is 1912; old records of the Republic's years count from it. */
const beforeRepublic = 1911;

/**
 * Reads `2003-5-1`, `2003.05.01`, `2003/5/1`, `20030501`, `2003年5月1日`, `二〇〇三年五月一日`, `民国三十七年五月一日` and each without the day
 * or the month. Two figures for a year are `unreadable`: nobody may guess a century.
 */
export function readWrittenDate(text: string): WrittenDate {
  const plain = inFigures(text.normalize('NFKC').replace(/\s/g, ''));
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (solid) return dayOf(solid[1]!, solid[2]!, solid[3]!);
  const parts =
    /^(\d{4})(?:([-./])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(plain) ??
    /^(民国\d{1,2}|\d{4})(年)(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$/.exec(plain);
  if (!parts) return { kind: 'unreadable' };
  const [, written, , month, day] = parts;
  const year = written!.startsWith('民国') ? Number(written!.slice(2)) + beforeRepublic : Number(written);
  if (month !== undefined && day !== undefined) return dayOf(String(year), month, day);
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return { kind: 'impossible' };
  return { kind: 'incomplete', year, month: month === undefined ? null : Number(month) };
}

function dayOf(year: string, month: string, day: string): WrittenDate {
  const on = civilDateFromDigits(year.padStart(4, '0') + month.padStart(2, '0') + day.padStart(2, '0'));
  return on === null ? { kind: 'impossible' } : { kind: 'day', on };
}

const figures = '〇一二三四五六七八九';

/** Chinese figures as Arabic ones: 二〇〇三 is 2003, 二十三 is 23, 廿一 is 21, 民国元年 is 民国1年. */
function inFigures(text: string): string {
  return text
    .replace(/[零○]/g, '〇')
    .replace('元年', '一年')
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/g, (_, tens = '一', ones = '〇') => `${tens}${ones}`)
    .replace(/[〇一二三四五六七八九]/g, (figure) => String(figures.indexOf(figure)));
}
