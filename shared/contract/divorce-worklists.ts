import { z } from 'zod';
import { CivilDate, CoolingOffDate, DivorceRow } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const readers = { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk } as const;

/** `YYYY-MM`. */
const Month = z.string().regex(/^2[01]\d{2}-(0[1-9]|1[0-2])$/);
const Count = z.number().int().nonnegative();

/** A month by day. Open applications are counted by their dates as they stand, firm or not. */
export const DivorceMonth = z.object({
  month: Month,
  today: CivilDate,
  /** Every day of the month, in order. */
  days: z.array(
    z.object({
      on: CivilDate,
      /** The office takes couples in on that day. */
      open: z.boolean(),
      /** Applications accepted on that day, whatever has become of them. */
      accepted: Count,
      /** Open applications of which that day is this date. */
      withdrawUntil: Count,
      issueFrom: Count,
      issueUntil: Count,
      /** Open applications in whose 领证期 that day is, both ends included. */
      mayCome: Count,
      /** Of the three dates counted above, how many of that day a notice not published yet may move. */
      provisional: Count,
    }),
  ),
});
export type DivorceMonth = z.infer<typeof DivorceMonth>;

/** Applications by what is due, and the days on which it is. */
export const divorceWorklistOperations = {
  'divorces.upcoming': operation({
    about:
      'Applications by what is due: today, within a week, withdrawn today, on dates not yet firm, to be told, kept by their receipts, lapsed and not filed, with blanks to account for.',
    input: z.object({}),
    output: z.object({
      on: CivilDate,
      /** Certificates may be asked for today. */
      issuable: z.array(DivorceRow),
      /** Of these, today is the last day. */
      lastDay: z.array(DivorceRow),
      /** A period begins or ends within seven days. */
      thisWeek: z.array(DivorceRow),
      withdrawnToday: z.array(DivorceRow),
      /** A notice not published yet may move a date. */
      provisional: z.array(DivorceRow),
      /** A notice moved a date the couple know, or made firm one they know as 暂定: `movedDates` of the case, waiting or lapsed. */
      toBeTold: z.array(DivorceRow),
      /** A last day to come that the calendar as it is now would set earlier, and a printed receipt does not: `dates.kept`. */
      kept: z.array(DivorceRow),
      /** 视为撤回, and its 归档单 was not printed and confirmed yet, however long ago it lapsed. */
      lapsed: z.array(DivorceRow),
      /** Of a visit whose day is over, blanks are to be accounted for, wherever the application stands now. */
      unaccounted: z.array(DivorceRow),
      /** The eve of a date: it is tomorrow or, before days on which the office is closed, on a day through `dueThrough`. */
      dueTomorrow: z.array(z.object({ row: DivorceRow, date: CoolingOffDate })),
      /** The next day on which the office takes couples in. */
      dueThrough: CivilDate,
    }),
    errors: [],
    access: readers,
    writes: false,
  }),
  'divorces.month': operation({
    about: 'The days of a month with what falls on each: applications accepted, periods that begin and end, couples who may come.',
    input: z.object({ month: Month }),
    output: DivorceMonth,
    errors: [],
    access: readers,
    writes: false,
  }),
} as const;
