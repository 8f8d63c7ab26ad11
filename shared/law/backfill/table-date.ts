import type { CivilDate } from '#shared/model/index.ts';
import { readWrittenDate } from './written-date.ts';

/** `on`: the day; `written`: what stands there, where it is no day; `serial`: a spreadsheet's count of days instead of a date. */
export interface TableDate {
  readonly on: CivilDate | null;
  readonly written: string;
  readonly serial: boolean;
}

/** Reads a date of a table; a time of day behind it is left out. */
export function readTableDate(text: string): TableDate {
  const date = text.replace(/[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '');
  const read = readWrittenDate(date);
  if (read.kind === 'day') return { on: read.on, written: '', serial: false };
  // 1900-01-01 is day 1: from 1927 to 2036 they have five digits.
  return { on: null, written: text.slice(0, 40), serial: /^[1-4]\d{4}$/.test(date) };
}
