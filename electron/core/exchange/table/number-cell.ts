import type { Cell } from './types.ts';

/** Formats of dates that need no code of their own (ECMA-376 part 1, 18.8.30), East Asian ones included. */
const builtInDates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** Whether numbers in a format are days. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.includes(id);
  const signs = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase();
  // A plain `m` is a month unless hours or seconds stand beside it.
  return /[yd]/.test(signs) || (signs.includes('m') && !/[hs]/.test(signs));
}

/** A spreadsheet keeps 15 digits; what follows are no longer those that were typed. */
const kept = 1e15;
const dayMs = 86_400_000;
/** 9999-12-31. */
const lastSerial = 2_958_465;

/** A number as it stands in a workbook: digits, or the day it is. */
export function numberCell(written: string, { isDate, is1904 }: { readonly isDate: boolean; readonly is1904: boolean }): Cell {
  const value = Number(written);
  if (written === '' || !Number.isFinite(value)) return { text: written, fault: written === '' ? null : 'unreadable' };
  if (isDate && value >= 1 && value <= lastSerial) return { text: dayOf(Math.floor(value), is1904), fault: null };
  // Whoever wrote all digits knew them; Excel writes 15 and an exponent.
  const isWhole = /^-?\d+$/.test(written);
  const rounded = Number(value.toPrecision(15));
  return { text: isWhole ? written : String(rounded), fault: Math.abs(value) < kept ? null : 'lostDigits' };
}

/** `YYYY-MM-DD` of a serial; that of 1900 counts a 29 February that was none. */
function dayOf(serial: number, is1904: boolean): string {
  if (!is1904 && serial === 60) return '1900-02-29';
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(first + serial * dayMs).toISOString().slice(0, 10);
}
