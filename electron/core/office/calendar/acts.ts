import { z } from 'zod';
import { CalendarOverlay, CalendarYear } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct, type ActHeader } from '../../store/types.ts';

const taken = {
  fileName: z.string(),
  /** Of the file's bytes, hex. */
  digest: z.string(),
  enteredBy: z.uuid(),
  approvedBy: z.uuid(),
};

/** Two people took in a year of holidays; it counts instead of what there was of that year. */
export const calendarYearImported = defineAct({
  type: 'calendar.yearImported',
  payload: z.object({ file: CalendarYear, ...taken }),
  project(db, payload, header) {
    changeOne(db, `INSERT INTO calendar_years (year, ${columns}) VALUES (:year, ${values}) ON CONFLICT (year) DO UPDATE SET ${replaced}`, {
      year: payload.file.year,
      ...valuesOf(payload, header),
    });
  },
});

/** Two people took in the days a region's government gave; they count instead of what there was of that region and year. */
export const calendarOverlayImported = defineAct({
  type: 'calendar.overlayImported',
  payload: z.object({ file: CalendarOverlay, ...taken }),
  project(db, payload, header) {
    changeOne(
      db,
      `INSERT INTO calendar_overlays (region, year, ${columns}) VALUES (:region, :year, ${values})
       ON CONFLICT (region, year) DO UPDATE SET ${replaced}`,
      { region: payload.file.region, year: payload.file.year, ...valuesOf(payload, header) },
    );
  },
});

const names = ['file', 'file_name', 'digest', 'imported_at', 'imported_by', 'approved_by'];
const columns = names.join(', ');
const values = ':file, :fileName, :digest, :at, :enteredBy, :approvedBy';
const replaced = names.map((name) => `${name} = excluded.${name}`).join(', ');

interface Taken {
  readonly file: unknown;
  readonly fileName: string;
  readonly digest: string;
  readonly enteredBy: string;
  readonly approvedBy: string;
}

function valuesOf({ file, fileName, digest, enteredBy, approvedBy }: Taken, { at }: ActHeader): Record<string, string> {
  return { file: JSON.stringify(file), fileName, digest, at, enteredBy, approvedBy };
}
