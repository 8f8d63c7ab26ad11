import type { CalendarView } from '#shared/contract/index.ts';
import { dayOf, type Calendar } from '#shared/law/calendar.ts';
import { findCoverageWarning } from '#shared/law/calendar-coverage.ts';
import { addDays } from '#shared/law/dates.ts';
import type { CalendarYear, CivilDate } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { getOffice, yearOf } from '../settings.ts';
import { listImportedOverlays, listImportedYears } from './records.ts';

export interface Wanted {
  readonly today: CivilDate;
  /** The year to look at. */
  readonly year: number;
}

/** What is known of holidays, and where from. */
export function viewCalendar(db: ReadableDb, calendar: Calendar, shipped: readonly CalendarYear[], { today, year }: Wanted): CalendarView {
  const { regionCode } = getOffice(db);
  const imported = new Map(listImportedYears(db).map((each) => [each.file.year, each]));
  const files = new Map(shipped.map((file) => [file.year, file]));
  for (const { file } of imported.values()) files.set(file.year, file);
  return {
    today,
    coversFrom: calendar.coversFrom,
    coversThrough: calendar.coversThrough,
    warning: findCoverageWarning(today, calendar.coversThrough),
    missing: yearOf(addDays(calendar.coversThrough, 1)),
    years: [...files.values()]
      .toSorted((a, b) => b.year - a.year)
      .map((file) => ({
        year: file.year,
        coversThrough: file.coversThrough,
        papers: file.papers,
        off: file.off.length,
        work: file.work.length,
        imported: imported.get(file.year)?.imported ?? null,
      })),
    overlays: listImportedOverlays(db).map(({ file, imported: as }) => ({
      region: file.region,
      year: file.year,
      papers: file.papers,
      applies: regionCode.startsWith(file.region),
      imported: as,
    })),
    shown: { year, days: specialDays(calendar, year) },
  };
}

function specialDays(calendar: Calendar, year: number): CalendarView['shown']['days'] {
  const days: CalendarView['shown']['days'] = [];
  for (let date = `${year}-01-01` as CivilDate; yearOf(date) === year; date = addDays(date, 1)) {
    const { kind, name } = dayOf(calendar, date);
    if (kind !== 'workday') days.push({ date, kind, name });
  }
  return days;
}
