import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { PartyType } from './party.ts';
import { HalfHour, Service } from './service.ts';

/** Couples whom a counter expects within half an hour, by what they come for; what is absent is none. */
const Places = z.partialRecord(Service, z.number().int().min(0).max(20));
export type Places = z.infer<typeof Places>;

const CounterPlaces = z.object({ counter: z.string().regex(/^\d{2}$/), places: Places });

/** On a weekday, 1 Monday … 7 Sunday, or on one day; neither: on every day. */
const When = {
  weekday: z.number().int().min(1).max(7).nullable().default(null),
  date: CivilDate.nullable().default(null),
  from: HalfHour,
  until: HalfHour,
};
const inOrder = ({ from, until }: { readonly from: string; readonly until: string }): boolean => from < until;

/** 夜间、周六专场: open beside the office's hours. A weekday's never falls on a holiday. */
const ExtraSession = z
  .object({ ...When, services: z.array(Service).default([]) })
  .refine(inOrder, { path: ['until'] })
  .refine(({ weekday, date }) => weekday !== null || date !== null, { path: ['weekday'] });

/** Half hours for which nobody books: a break, a meeting. No service or counter named: all of them. */
const ClosedSpan = z
  .object({ ...When, services: z.array(Service).default([]), counters: z.array(z.string()).default([]) })
  .refine(inOrder, { path: ['until'] });

/** What an export of bookings calls things. */
export const importColumns = [
  'number',
  'service',
  'date',
  'time',
  'name',
  'idNumber',
  'otherName',
  'otherIdNumber',
  'phone',
  'state',
] as const;
export type ImportColumn = (typeof importColumns)[number];

const column = (name: string) => z.string().trim().min(1).max(40).default(name);
const ImportMapping = z.object({
  /** Columns of a table, properties of JSON. */
  columns: z
    .object({
      number: column('预约号'),
      service: column('业务类型'),
      date: column('预约日期'),
      time: column('预约时段'),
      name: column('申请人姓名'),
      idNumber: column('申请人证件号'),
      otherName: column('另一方姓名'),
      otherIdNumber: column('另一方证件号'),
      phone: column('联系电话'),
      state: column('状态'),
    })
    .prefault({}),
  /** The export's words for each business. */
  services: z.array(z.object({ word: z.string().trim().min(1).max(40), service: Service })).default(() => [
    { word: '结婚登记', service: 'marriage' as const },
    { word: '离婚登记申请', service: 'divorceApply' as const },
    { word: '离婚申请', service: 'divorceApply' as const },
    { word: '申领离婚证', service: 'divorceIssue' as const },
    { word: '离婚发证', service: 'divorceIssue' as const },
    { word: '补领婚姻登记证', service: 'reissue' as const },
    { word: '出具记录证明', service: 'recordProof' as const },
  ]),
  /** States of a booking that is none any more. */
  cancelled: z.array(z.string().trim().min(1).max(20)).default(['已取消', '取消', 'cancelled']),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

/** 预约: a convenience and never a condition (条例 2025 art. 7). No setting stops divorce: where marriage is booked, divorce is. */
export const AppointmentSettings = z.object({
  /** Of counters that are not named below. */
  usual: Places.default({ marriage: 1, divorceApply: 1, divorceIssue: 1 }),
  counters: z.array(CounterPlaces).max(99).default([]),
  /** Single days on which counters expect other numbers, counters of that day only among them. */
  dates: z
    .array(z.object({ date: CivilDate, counters: z.array(CounterPlaces).min(1).max(99) }))
    .max(200)
    .default([]),
  sessions: z.array(ExtraSession).max(60).default([]),
  closed: z.array(ClosedSpan).max(200).default([]),
  /** Days from today, both included; the second visit of a divorce is booked through the whole of its legal window. */
  ahead: z
    .object({ min: z.number().int().min(0).max(30), max: z.number().int().min(0).max(180) })
    .refine(({ min, max }) => min <= max, { path: ['max'] })
    .default({ min: 0, max: 30 }),
  /** Minutes before a half hour begins after which nobody books it. */
  cutoffMinutes: z.number().int().min(0).max(240).default(15),
  /** Minutes after the end of the half hour until a couple counts as not come. */
  graceMinutes: z.number().int().min(0).max(240).default(30),
  /** Who did not come so often within so many days books no marriage before so many more; they are served without an appointment all the same. */
  noShows: z
    .object({
      count: z.number().int().min(1).max(10),
      withinDays: z.number().int().min(1).max(365),
      delayDays: z.number().int().min(1).max(30),
    })
    .nullable()
    .default(null),
  /** What to bring, in the hall's own words, a thing a line; what is absent is as the program says it. */
  bring: z.partialRecord(Service, z.string().trim().max(600)).default({}),
  exported: ImportMapping.prefault({}),
});
export type AppointmentSettings = z.infer<typeof AppointmentSettings>;

/** Somebody who is to come; `idNumber` '' where it is not known yet. */
export const AppointmentPerson = z.object({
  name: z.string().trim().min(1).max(60),
  type: PartyType.default('mainlandResident'),
  nationality: z.string().max(3).default('CHN'),
  idNumber: z.string().trim().max(30).default(''),
});
export type AppointmentPerson = z.infer<typeof AppointmentPerson>;

export const AppointmentSource = z.enum(['reception', 'phone', 'import', 'kiosk']);
export type AppointmentSource = z.infer<typeof AppointmentSource>;

export const AppointmentState = z.enum(['booked', 'arrived', 'noShow', 'cancelled']);
export type AppointmentState = z.infer<typeof AppointmentState>;

/** What is agreed with a couple. */
export const AppointmentPlan = z.object({
  service: Service,
  on: CivilDate,
  from: HalfHour,
  people: z.array(AppointmentPerson).min(1).max(2),
  phone: z.string().trim().max(20).default(''),
  note: z.string().trim().max(200).default(''),
});
export type AppointmentPlan = z.infer<typeof AppointmentPlan>;
