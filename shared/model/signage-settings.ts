import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** 通知公告 of the call screen, shown on every day from `from` until `until`, both included; null: without that end. */
export const SignageNotice = z.object({
  id: z.uuid(),
  chinese: z.string().trim().min(1).max(120),
  /** Empty: shown in Chinese alone. */
  english: z.string().trim().max(200).default(''),
  from: CivilDate.nullable().default(null),
  until: CivilDate.nullable().default(null),
});
export type SignageNotice = z.infer<typeof SignageNotice>;

/** 语音叫号. */
export const SpokenCall = z.object({
  on: z.boolean().default(true),
  /** In the order in which they are spoken. */
  languages: z
    .array(z.enum(['zh-CN', 'en']))
    .min(1)
    .max(2)
    .default(['zh-CN']),
  /** How often each call is spoken, all its languages each time. */
  times: z.number().int().min(1).max(3).default(1),
  /** Per cent of what the PC gives. */
  volume: z.number().int().min(0).max(100).default(80),
  /** Times of the day in which calls are shown and not spoken; `from` before `until`. */
  quiet: z
    .array(z.object({ from: TimeOfDay, until: TimeOfDay }).refine(({ from, until }) => from < until))
    .max(6)
    .default([]),
});
export type SpokenCall = z.infer<typeof SpokenCall>;

/** 叫号屏: as here it serves a small hall that never set anything. */
export const SignageSettings = z.object({
  /** What stands beside the number that is served. */
  blocks: z
    .object({
      queue: z.boolean().default(true),
      appointments: z.boolean().default(true),
      notices: z.boolean().default(true),
      slides: z.boolean().default(true),
    })
    .prefault({}),
  /** A second line in English under each Chinese one. */
  english: z.boolean().default(true),
  /** Seconds a picture of 婚俗文化 or a notice stays; nothing on the screen turns faster. */
  slideSeconds: z.number().int().min(12).max(120).default(20),
  notices: z.array(SignageNotice).max(20).default([]),
  voice: SpokenCall.prefault({}),
});
export type SignageSettings = z.infer<typeof SignageSettings>;
