import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

const NamedDay = z.object({ date: CivilDate, name: z.string().min(1) });

/** One year of 国务院办公厅's 放假安排: a file of `resources/calendar`. */
export const CalendarYear = z.object({
  year: z.number().int(),
  /** Where the notices were published. */
  papers: z.array(z.url()).min(1),
  /** 放假: holidays, with the weekends inside them; the first may be 31 December before. */
  off: z.array(NamedDay),
  /** 上班: weekend days that are worked, and days a later notice took back from a holiday. */
  work: z.array(NamedDay),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** `resources/calendar/coverage.json`: outside these days nothing is published yet and every answer is provisional. */
export const CalendarCoverage = z.object({ coversFrom: CivilDate, coversThrough: CivilDate });
export type CalendarCoverage = z.infer<typeof CalendarCoverage>;
