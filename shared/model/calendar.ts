import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

const NamedDay = z.object({ date: CivilDate, name: z.string().min(1).max(40) });

const Days = {
  /** 放假: holidays, with the weekends inside them. */
  off: z.array(NamedDay),
  /** 上班: weekend days that are worked, and days a later notice took back from a holiday. */
  work: z.array(NamedDay),
};

/** One year of 国务院办公厅's 放假安排: a file of `resources/calendar`, or one a supervisor took in since. */
export const CalendarYear = z.object({
  year: z.number().int().min(2000).max(2199),
  /** Where the notices were published. */
  papers: z
    .array(z.url({ protocol: /^https?$/ }).max(300))
    .min(1)
    .max(10),
  /** The last day the notices settle: usually 31 December. What lies after it is not published yet. */
  coversThrough: CivilDate,
  /** The first may be 31 December before. */
  ...Days,
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** Days a region's government gives its own people (全国年节及纪念日放假办法 art. 4), laid over the national year. */
export const CalendarOverlay = z.object({
  /** Leading digits of the GB/T 2260 codes it holds for: `45`, `4503`, `450302`. */
  region: z.string().regex(/^(\d{2}|\d{4}|\d{6})$/),
  year: z.number().int().min(2000).max(2199),
  /** Where it was published: an address, or the number of the paper. */
  papers: z.array(z.string().min(2).max(300)).min(1).max(10),
  ...Days,
});
export type CalendarOverlay = z.infer<typeof CalendarOverlay>;

/**
 * What counts as 法定休假日 where a period ends on it (民法典 203): weekends and holidays, or holidays alone. No text of the
 * State says which; the wider reading never ends a period too early.
 */
export const RestPolicy = z.enum(['WIDE', 'HOLIDAY_ONLY']);
export type RestPolicy = z.infer<typeof RestPolicy>;
