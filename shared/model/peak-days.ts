import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { HalfHour, Service } from './service.ts';

const Name = z.string().trim().min(1).max(20);

/** A day of every year on which many want to marry, by the solar calendar or by 农历; of a leap month it is never a day. */
export const PeakDayRule = z
  .object({
    name: Name,
    calendar: z.enum(['solar', 'lunar']),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  })
  .refine(({ calendar, month, day }) => day <= (calendar === 'lunar' ? 30 : daysIn[month - 1]!), { path: ['day'] });
export type PeakDayRule = z.infer<typeof PeakDayRule>;

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const solar = (name: string, month: number, day: number) => ({ name, calendar: 'solar' as const, month, day });
const lunar = (name: string, month: number, day: number) => ({ name, calendar: 'lunar' as const, month, day });

/** Names are what couples call the days, in whatever language the screen speaks. */
const commonDays: readonly PeakDayRule[] = [
  solar('2·14', 2, 14),
  solar('5·20', 5, 20),
  solar('5·21', 5, 21),
  solar('9·9', 9, 9),
  solar('11·11', 11, 11),
  lunar('元宵', 1, 15),
  lunar('七夕', 7, 7),
  lunar('重阳', 9, 9),
];

/** 高峰日. Nothing here, nor in any other setting, stops a business: a day only gets more counters and longer hours. */
export const PeakDaySettings = z.object({
  days: z
    .array(PeakDayRule)
    .max(60)
    .default(() => [...commonDays]),
  /** Days of one year only. */
  once: z
    .array(z.object({ name: Name, date: CivilDate }))
    .max(60)
    .default([]),
  /** Minutes a counter needs for one couple, as a plan reckons. */
  minutesEach: z.number().int().min(5).max(120).default(20),
});
export type PeakDaySettings = z.infer<typeof PeakDaySettings>;

export const PeakDay = z.object({ date: CivilDate, names: z.array(z.string()).min(1) });
export type PeakDay = z.infer<typeof PeakDay>;

/** What a supervisor decides for a peak day: more counters, who sits at each, longer hours. */
export const PeakDayPlan = z.object({
  date: CivilDate,
  counters: z
    .array(
      z.object({
        counter: z.string().regex(/^\d{2}$/),
        staffId: z.uuid().nullable().default(null),
        /** Couples expected within half an hour, by service. */
        places: z.partialRecord(Service, z.number().int().min(0).max(20)),
      }),
    )
    .max(99),
  /** Beside the office's hours. */
  extra: z
    .array(z.object({ from: HalfHour, until: HalfHour }).refine(({ from, until }) => from < until, { path: ['until'] }))
    .max(4)
    .default([]),
  note: z.string().trim().max(300).default(''),
});
export type PeakDayPlan = z.infer<typeof PeakDayPlan>;

/** M-131: a plan that takes marriages takes both visits of a divorce. Names what it would stop. */
export function stoppedByPlan({ counters }: Pick<PeakDayPlan, 'counters'>): Service[] {
  const takes = (service: Service): boolean => counters.some(({ places }) => (places[service] ?? 0) > 0);
  return takes('marriage') ? (['divorceApply', 'divorceIssue'] as const).filter((service) => !takes(service)) : [];
}

export const OverflowState = z.enum(['waiting', 'called', 'booked', 'declined', 'unreached']);
export type OverflowState = z.infer<typeof OverflowState>;
