import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const DayKind = z.enum(['workday', 'workedWeekend', 'weekend', 'holiday']);

/** A holiday notice as somebody took it in. */
const Imported = z.object({
  at: z.string(),
  by: z.string(),
  approvedBy: z.string(),
  fileName: z.string(),
  /** Of the file's bytes, hex. */
  digest: z.string(),
});

export const CalendarView = z.object({
  today: CivilDate,
  coversFrom: CivilDate,
  coversThrough: CivilDate,
  /** How the end of what is published concerns today, and the first year not wholly known. */
  warning: z.enum(['near', 'due', 'over']).nullable(),
  missing: z.number().int(),
  /** Newest first. */
  years: z.array(
    z.object({
      year: z.number().int(),
      coversThrough: CivilDate,
      papers: z.array(z.string()),
      /** Days off and worked weekends of the notice. */
      off: z.number().int(),
      work: z.number().int(),
      /** Null: it came with the program. */
      imported: Imported.nullable(),
    }),
  ),
  overlays: z.array(
    z.object({
      region: z.string(),
      year: z.number().int(),
      papers: z.array(z.string()),
      /** Whether it holds for this office. */
      applies: z.boolean(),
      imported: Imported,
    }),
  ),
  /** A year to look at: its days that are no ordinary workdays. */
  shown: z.object({
    year: z.number().int(),
    days: z.array(z.object({ date: CivilDate, kind: DayKind, name: z.string().nullable() })),
  }),
});
export type CalendarView = z.infer<typeof CalendarView>;

/** Why somebody should look at the notice once more; the sentences are `supervisor:calendar.doubt.<code>`. */
const CalendarDoubt = z.object({
  code: z.enum(['longRest', 'apart', 'balance', 'shorter', 'elsewhere', 'otherRegion', 'offAnyway', 'past']),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const calendarDoubts = CalendarDoubt.shape.code.options;

/** What a file would change. */
export const CalendarCheck = z.object({
  kind: z.enum(['year', 'overlay']),
  year: z.number().int(),
  region: z.string().nullable(),
  papers: z.array(z.string()),
  digest: z.string(),
  /** What is there of that year, or of that region and year. */
  replaces: z.enum(['nothing', 'shipped', 'imported']),
  coversThrough: z.object({ before: CivilDate, after: CivilDate }),
  changes: z.array(
    z.object({
      date: CivilDate,
      before: z.object({ kind: DayKind, name: z.string().nullable() }),
      after: z.object({ kind: DayKind, name: z.string().nullable() }),
    }),
  ),
  doubts: z.array(CalendarDoubt),
});
export type CalendarCheck = z.infer<typeof CalendarCheck>;

/** A file as it was chosen: JSON in UTF-8, UTF-16 or GB 18030, with or without a byte order mark. */
export const CalendarFile = z.object({
  fileName: z.string().trim().min(1).max(200),
  content: z.base64().min(4).max(400_000),
});
export type CalendarFile = z.infer<typeof CalendarFile>;

const fileErrors = [
  'calendar.notJson',
  'calendar.wrongShape',
  'calendar.yearFirst',
  'calendar.coverage',
  'calendar.cutsOff',
  'calendar.dayOutside',
  'calendar.dayNotCovered',
  'calendar.dayTwice',
  'calendar.workdayAnyway',
  'calendar.holidayShort',
  'calendar.holidayMissing',
  'calendar.known',
] as const;

export const calendarOperations = {
  'calendar.get': operation({
    about: 'Which years of the holiday notices (放假安排) are known, where from, and the days of one year; null: the current one.',
    input: z.object({ year: z.number().int().min(2000).max(2199).nullable().default(null) }),
    output: CalendarView,
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
  'calendar.check': operation({
    about: 'What a file with a year of holidays, or the days of a region, would change; changes nothing.',
    input: CalendarFile,
    output: CalendarCheck,
    errors: fileErrors,
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: false,
  }),
  'calendar.import': operation({
    about: 'Takes such a file in, with a second person: legal dates are counted by it from then on.',
    input: CalendarFile,
    output: z.object({ year: z.number().int(), region: z.string().nullable(), coversThrough: CivilDate }),
    errors: fileErrors,
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
  }),
} as const;
