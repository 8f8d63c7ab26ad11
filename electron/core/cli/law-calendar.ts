import { failure, type HallError } from '#shared/contract/index.ts';
import { createCalendar, type Calendar } from '#shared/law/calendar.ts';
import { CalendarOverlay, CalendarYear, ok, type Result } from '#shared/model/index.ts';
import { readJsonFile } from './json-input.ts';

/**
 * The calendar a question is answered by: the years that came with the program and, over them, those of a file as halls import them,
 * a year or the days of a region, or a list of such. Nothing is checked against the statutes here: it is only looked at.
 */
export function lawCalendar(
  shipped: readonly CalendarYear[],
  path: string | null,
  readInput: () => string,
): Result<Calendar, HallError<'call.invalid'>> {
  if (path === null) return ok(createCalendar(shipped));
  const read = readJsonFile(path, readInput);
  if (!read.ok) return read;
  const years = [...shipped];
  const overlays: CalendarOverlay[] = [];
  for (const each of Array.isArray(read.value) ? (read.value as unknown[]) : [read.value]) {
    const isOverlay = typeof each === 'object' && each !== null && Object.hasOwn(each, 'region');
    const parsed = (isOverlay ? CalendarOverlay : CalendarYear).safeParse(each);
    if (!parsed.success) return failure('call.invalid', { path, problem: parsed.error.issues[0]?.path.join('.') ?? '' });
    if (isOverlay) overlays.push(parsed.data as CalendarOverlay);
    else years.push(parsed.data as CalendarYear);
  }
  return ok(createCalendar(years, overlays));
}
