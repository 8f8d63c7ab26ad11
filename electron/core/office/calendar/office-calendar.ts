import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type Calendar } from '#shared/law/calendar.ts';
import { CalendarYear, type CalendarOverlay } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { getOffice } from '../settings.ts';
import { listImportedOverlays, listImportedYears } from './records.ts';

export interface CalendarDep {
  /** The office's calendar as this connection sees it: within a transaction, with what the transaction took in. Ask once for many dates. */
  readonly calendar: (db: ReadableDb) => Calendar;
}

/** The holiday notices of `resources/calendar`, a file a year. */
export function loadShippedYears(resourcesDirectory: string): CalendarYear[] {
  const folder = join(resourcesDirectory, 'calendar');
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const years = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  return years.map((name) => CalendarYear.parse(read(name)));
}

/** The shipped years, over them the imported ones, over them what the office's regions gave. */
export function createOfficeCalendar(shipped: readonly CalendarYear[]): CalendarDep['calendar'] {
  return (db) => createCalendar(yearsInForce(shipped, db), overlaysInForce(db));
}

/** Each year once. */
export function yearsInForce(shipped: readonly CalendarYear[], db: ReadableDb): CalendarYear[] {
  const imported = listImportedYears(db).map(({ file }) => file);
  return [...new Map([...shipped, ...imported].map((file) => [file.year, file])).values()];
}

export function overlaysInForce(db: ReadableDb): CalendarOverlay[] {
  return holdingFor(
    getOffice(db).regionCode,
    listImportedOverlays(db).map(({ file }) => file),
  );
}

/** Those of the county itself, its prefecture and its province (GB/T 2260). */
export function holdingFor(regionCode: string, overlays: readonly CalendarOverlay[]): CalendarOverlay[] {
  return overlays.filter(({ region }) => regionCode.startsWith(region)).toSorted((a, b) => a.region.length - b.region.length);
}
