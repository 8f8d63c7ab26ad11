import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** The dates of a divorce application that depend on the calendar. */
export const CoolingOffDate = z.enum(['withdrawUntil', 'issueFrom', 'issueUntil', 'lapsesOn']);
export type CoolingOffDate = z.infer<typeof CoolingOffDate>;

/** A last day moved past days of rest (民法典 203). */
export const Roll = z.object({
  from: CivilDate,
  to: CivilDate,
  /** What the days between were: `weekend`, or the holiday as its notice names it; each once, in their order. */
  why: z.array(z.string()).min(1),
});
export type Roll = z.infer<typeof Roll>;

/** 离婚冷静期 and 领证期 of one application, to the day (民法典 1077, 民发〔2020〕116号). */
export const CoolingOffDates = z.object({
  /** The day the receipt (受理回执单) was given. */
  accepted: CivilDate,
  /** The last day on which either party may withdraw, through close of business. */
  withdrawUntil: CivilDate,
  /** The first day on which the certificates may be asked for. */
  issueFrom: CivilDate,
  /** The last day on which they may, through close of business. */
  issueUntil: CivilDate,
  /** The day on which the application counts as withdrawn if nobody asked (视为撤回). */
  lapsesOn: CivilDate,
  /** The thirtieth day of the second period, before any moving, or the later day a receipt names: no notice makes the period end earlier. */
  nominalIssueUntil: CivilDate,
  /** Dates that a notice not published yet may move. */
  provisionalDates: z.array(CoolingOffDate),
  rolled: z.array(Roll).max(2),
  /** Dates that the calendar as it is now would set earlier: the couple hold receipts that name these as certain. Absent: none. */
  kept: z.array(CoolingOffDate).min(1).optional(),
});
export type CoolingOffDates = z.infer<typeof CoolingOffDates>;
