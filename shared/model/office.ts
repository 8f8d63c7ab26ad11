import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ArchiveScheme } from './archive-file.ts';
import { CivilDate } from './civil-date.ts';
import { DocumentKind } from './document-kind.ts';
import { LocalPractice } from './practice.ts';

/** What the province lets an office do (条例 2025 art. 2). More kinds come with their parties. */
export const Capability = z.enum(['mainland', 'hongKongMacao', 'taiwan', 'overseasChinese', 'foreign', 'adoption']);
export type Capability = z.infer<typeof Capability>;

/** What an office registers, and gives certificates of: 结婚, 离婚. */
export const Registration = z.enum(['marriage', 'divorce']);
export type Registration = z.infer<typeof Registration>;

/** What a case at the counter is of: a registration, or a certificate issued anew (补领). */
export const Business = z.enum([...Registration.options, 'reissue']);
export type Business = z.infer<typeof Business>;

export const Counter = z.object({ code: z.string().regex(/^\d{2}$/), name: z.string().min(1).max(30) });
export type Counter = z.infer<typeof Counter>;

/** The province's written permission to complete acts without a fresh online answer. */
export const OfflineAuthorisation = z.object({
  number: z.string().min(1).max(60),
  businesses: z.array(Business).min(1),
  validFrom: CivilDate,
  validUntil: CivilDate,
});
export type OfflineAuthorisation = z.infer<typeof OfflineAuthorisation>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Weekday = z.number().int().min(1).max(7);

/** What is absent is as otherwise: of a day as on its weekday, of a weekday as on other days. */
const OwnHours = z.object({ from: TimeOfDay.optional(), until: TimeOfDay.optional() });
type OwnHours = z.infer<typeof OwnHours>;

/** `HH:MM` at which the office begins and stops to take people in. */
export interface OpenSpan {
  readonly from: string;
  readonly until: string;
}

/** When the hall takes couples in. Whoever was inside before `until` is still served. */
export const OfficeHours = z.object({
  from: TimeOfDay.default('08:30'),
  until: TimeOfDay.default('17:00'),
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  weekdays: z.array(Weekday).default([1, 2, 3, 4, 5]),
  /** Days on which it opens or stays closed whatever their weekday. */
  openOn: z.array(CivilDate).default([]),
  closedOn: z.array(CivilDate).default([]),
  /** Weekdays, and single days, with an opening or closing time of their own; a day goes before its weekday. Neither opens a day. */
  weekdayHours: z.array(OwnHours.extend({ weekday: Weekday })).default([]),
  dateHours: z.array(OwnHours.extend({ date: CivilDate })).default([]),
  /** False: hours are shown, but no case is refused outside them (a training hall). */
  enforced: z.boolean().default(false),
});
export type OfficeHours = z.infer<typeof OfficeHours>;

/** What is wrong with hours: no time between them; of a weekday's or day's own also no time at all, said twice, of a day that is closed. */
type HoursProblem = 'noTime' | 'timeOrder' | 'twice' | 'closedThen';

/** Names what is wrong with hours that are to be set; hours that were set once are read as they are. */
export function checkHours(hours: OfficeHours, refuse: (problem: HoursProblem, ...path: (string | number)[]) => void): void {
  const { closedOn, weekdayHours, dateHours } = hours;
  if (hours.from >= hours.until) refuse('timeOrder', 'until');
  const check = <T extends OwnHours>(
    list: 'weekdayHours' | 'dateHours',
    own: readonly T[],
    key: (each: T) => unknown,
    rest: (each: T) => OpenSpan,
  ) =>
    own.forEach((each, i) => {
      const { from, until } = spanOf(each, rest(each));
      if (each.from === undefined && each.until === undefined) refuse('noTime', list, i);
      else if (from >= until) refuse('timeOrder', list, i);
      if (own.findIndex((other) => key(other) === key(each)) < i) refuse('twice', list, i);
    });
  const weekdayOfHours = ({ weekday }: { weekday: number }) => weekday;
  check('weekdayHours', weekdayHours, weekdayOfHours, () => hours);
  const dateOfHours = ({ date }: { date: CivilDate }) => date;
  check('dateHours', dateHours, dateOfHours, ({ date }) => hoursOnWeekday(hours, weekdayOf(date)));
  for (const [i, { date }] of dateHours.entries()) if (closedOn.includes(date)) refuse('closedThen', 'dateHours', i);
}

type WeeklyHours = OpenSpan & { readonly weekdayHours: readonly (OwnHours & { readonly weekday: number })[] };

/** When the office takes people in on a day, if it opens then: what is said of the day, then of its weekday, then of all days. */
export function hoursOn(hours: OfficeHours, date: CivilDate): OpenSpan {
  const usual = hoursOnWeekday(hours, weekdayOf(date));
  return spanOf(
    hours.dateHours.find((each) => each.date === date),
    usual,
  );
}

/** The same of a weekday, 1 Monday … 7 Sunday, on which nothing else was said. */
export function hoursOnWeekday(hours: WeeklyHours, day: number): OpenSpan {
  return spanOf(
    hours.weekdayHours.find(({ weekday }) => weekday === day),
    hours,
  );
}

/** Each end as said, or else as otherwise. */
function spanOf(own: OwnHours | undefined, { from, until }: OpenSpan): OpenSpan {
  return { from: own?.from ?? from, until: own?.until ?? until };
}

function weekdayOf(date: CivilDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Another office, for the guide given to couples whom this one may not serve. */
export const OtherOffice = z.object({
  name: z.string().min(1).max(60),
  address: z.string().max(100).default(''),
  phone: z.string().max(30).default(''),
  /** Opening times in words, as published. */
  hours: z.string().max(60).default(''),
  capabilities: z.array(Capability).min(1),
});
export type OtherOffice = z.infer<typeof OtherOffice>;

/** Folder and file of a layout, without `.json`: `marriage/certificate`. */
export const FormName = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/);
export type FormName = z.infer<typeof FormName>;

/** What may have a form of an office's own; 申请补办结婚登记声明书 (条例 2025 art. 11) is a declaration with a form to itself. */
export const FormKind = z.enum([...DocumentKind.options, 'supplementaryDeclaration']);
export type FormKind = z.infer<typeof FormKind>;

/** 婚姻登记处 and its settings. */
export const Office = z.object({
  /** 承办机关全称, as printed on certificates. */
  name: z.string().min(1).max(60),
  /** GB/T 2260 code of the registering authority, six digits. */
  regionCode: z.string().regex(/^\d{6}$/),
  level: z.enum(['county', 'city', 'province', 'township']),
  address: z.string().min(1).max(100),
  phone: z.string().max(30).default(''),
  /** 婚姻登记专用章 text. */
  sealName: z.string().min(1).max(60),
  /** 行政复议机关 and court named on refusal notices. */
  reviewAuthority: z.string().min(1).max(60),
  court: z.string().min(1).max(60),
  capabilities: z.array(Capability).min(1),
  counters: z.array(Counter).min(1),
  hours: OfficeHours.prefault({}),
  /** Offices to send couples to, as the province publishes them. */
  otherOffices: z.array(OtherOffice).default([]),
  /** Whom to ring on signs of abduction, coercion or violence (条例 2025 art. 6). */
  helplines: z.array(z.object({ name: z.string().min(1).max(30), number: z.string().min(1).max(20) })).default([
    { name: '公安报警', number: '110' },
    { name: '妇女维权公益服务', number: '12338' },
  ]),
  practice: LocalPractice.prefault({}),
  /** How files of the archive are numbered, by when they are made and how long they are kept. */
  archives: ArchiveScheme.prefault({}),
  offlineAuthorisation: OfflineAuthorisation.nullable().default(null),
  /** The couple's photo on certificates and forms: sizes differ between provinces and stock. */
  photo: z
    .object({
      widthMm: z.number().min(20).max(80).default(53),
      heightMm: z.number().min(20).max(80).default(35),
      dpi: z.number().int().min(200).max(600).default(300),
      /** Sheet of photo paper, and how many pictures are wanted: two certificates and the examination form. */
      sheet: z
        .object({ widthMm: z.number().min(80).max(330), heightMm: z.number().min(80).max(330) })
        .default({ widthMm: 152, heightMm: 102 }),
      copies: z.number().int().min(1).max(12).default(3),
      /** Of each spouse alone, for a divorce: a certificate and the examination form (规范 2015 art. 55: two each). */
      alone: z
        .object({
          widthMm: z.number().min(20).max(80).default(35),
          heightMm: z.number().min(20).max(80).default(53),
          copies: z.number().int().min(1).max(12).default(2),
        })
        .prefault({}),
    })
    .prefault({}),
  /** Forms that this office draws instead of the usual ones; they lie in the store's own folder `forms` or in ours. */
  forms: z.partialRecord(FormKind, FormName).default({}),
  /** Days without any act after which two people confirm the clock: longer than any holiday, shorter than a wrong month. */
  confirmClockAfterDays: z.number().int().min(10).max(60).default(15),
  /** Minutes without a key or pointer until the screen locks. */
  idleLockMinutes: z.number().int().min(1).max(60).default(10),
});
export type Office = z.infer<typeof Office>;

/** Size on paper, resolution, and how many are printed of a picture. */
export type PhotoFormat = Omit<Office['photo'], 'alone'>;

/** The picture of the couple together. */
export function photoTogether({ widthMm, heightMm, dpi, sheet, copies }: Office['photo']): PhotoFormat {
  return { widthMm, heightMm, dpi, sheet, copies };
}

/** The picture of one party alone, on the same photo paper. */
export function photoAlone({ alone, ...couple }: Office['photo']): PhotoFormat {
  return { ...couple, ...alone };
}
