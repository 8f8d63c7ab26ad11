import type { CalendarView } from '#shared/contract/index.ts';
import { CalendarOverlay, CalendarYear } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';

export type Import = NonNullable<CalendarView['years'][number]['imported']>;

export interface ImportedFile<F> {
  readonly file: F;
  readonly imported: Import;
}

type Row = { readonly [K in keyof Import]: string } & { readonly file: string };

const selectImported = (table: 'calendar_years' | 'calendar_overlays'): string =>
  `SELECT file, imported_at AS at, importer.name AS "by", approver.name AS approvedBy, file_name AS fileName, digest
   FROM ${table} JOIN staff AS importer ON importer.id = imported_by JOIN staff AS approver ON approver.id = approved_by`;

/** The years taken in, as each counts now; oldest first. */
export function listImportedYears(db: ReadableDb): ImportedFile<CalendarYear>[] {
  const rows = db.prepare(`${selectImported('calendar_years')} ORDER BY year`).all() as Row[];
  return rows.map(({ file, ...imported }) => ({ file: CalendarYear.parse(JSON.parse(file)), imported }));
}

/** The days of regions taken in, a county's after those of its province: the nearer counts. */
export function listImportedOverlays(db: ReadableDb): ImportedFile<CalendarOverlay>[] {
  const rows = db.prepare(`${selectImported('calendar_overlays')} ORDER BY length(region), region, year`).all() as Row[];
  return rows.map(({ file, ...imported }) => ({ file: CalendarOverlay.parse(JSON.parse(file)), imported }));
}
