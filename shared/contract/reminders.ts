import { z } from 'zod';
import { CivilDate, CoolingOffDate, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const access = { who: ['registrar', 'supervisor'], stations: atTheDesk } as const;

/** The dates somebody can still do something on. */
export const ReminderDate = CoolingOffDate.exclude(['lapsesOn']);
export type ReminderDate = z.infer<typeof ReminderDate>;

/** The day on which the messages go out (of this century or the next), and how many days before a date that is. */
const Sending = z.object({
  on: CivilDate.refine((date) => date < '2200'),
  daysBefore: z.number().int().min(1).max(14).default(1),
});

/** One party, and the date they are reminded of. */
const Due = z.object({
  caseId: z.uuid(),
  caseNumber: z.string(),
  party: Slot,
  name: z.string(),
  date: ReminderDate,
  on: CivilDate,
});

/** A file of reminders that was taken out of the store. */
export const ReminderExport = z.object({
  id: z.uuid(),
  at: z.string(),
  staffName: z.string(),
  on: CivilDate,
  daysBefore: z.number().int(),
  rows: z.number().int(),
  /** How many were made for the same day before it. */
  earlier: z.number().int(),
});
export type ReminderExport = z.infer<typeof ReminderExport>;

export const ReminderList = z.object({
  on: CivilDate,
  /** The dates that are due lie on these days, both included: days on which the office is closed are reminded of before them. */
  from: CivilDate,
  until: CivilDate,
  messages: z.array(Due.extend({ phone: z.string(), text: z.string() })),
  /** Whom no message reaches: no number left with consent, no mobile number, or a date that is not firm and may not be told yet. */
  leftOut: z.array(Due.extend({ why: z.enum(['noPhone', 'notMobile', 'notFirm']) })),
  /** Files made for that day, newest first. */
  exports: z.array(ReminderExport),
});
export type ReminderList = z.infer<typeof ReminderList>;

export const ReminderEncoding = z.enum(['utf8', 'gb18030']);
const ReminderFile = Sending.extend({ encoding: ReminderEncoding.default('utf8') });

/** What a window asks main for; main adds where the file goes. */
export const ReminderRequest = ReminderFile.extend({ requestId: z.uuid() });
export type ReminderRequest = z.infer<typeof ReminderRequest>;

/** The name of the file, how many messages are in it, and how many files were made for the same day before. */
export interface SavedReminders {
  readonly file: string;
  readonly rows: number;
  readonly earlier: number;
}

export const reminderOperations = {
  'divorces.reminders': operation({
    about: 'Who is to be reminded of a date of their application by a short message, and whom none reaches.',
    input: Sending,
    output: ReminderList,
    errors: [],
    access,
    writes: false,
  }),
  'divorces.exportReminders': operation({
    about: 'Makes the file of these messages for the hall’s own gateway, to be fetched once. It holds personal data.',
    input: ReminderFile,
    output: ReminderExport,
    errors: ['reminders.nothing', 'reminders.past'],
    access,
    writes: true,
  }),
  'divorces.fetchReminders': operation({
    about: 'The file its maker has just made, CSV in the encoding asked for, base64.',
    input: z.object({ exportId: z.uuid() }),
    output: z.object({ data: z.base64() }),
    errors: ['reminders.gone'],
    access,
    writes: false,
  }),
} as const;
