import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

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
});
export type PeakDaySettings = z.infer<typeof PeakDaySettings>;

export const PeakDay = z.object({ date: CivilDate, names: z.array(z.string()).min(1) });
export type PeakDay = z.infer<typeof PeakDay>;
