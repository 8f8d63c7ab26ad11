import { z } from 'zod';
import { LeapDay, LocalPractice } from './practice.ts';

/** What the statutes leave open, or may change, as one set in force on one date. */
export const LawSettings = z.object({
  leapDay: LeapDay,
  /** 法定婚龄, full years (民法典 1047). Locked: changed only with the law. */
  ages: z.object({ man: z.number().int().min(16).max(30), woman: z.number().int().min(16).max(30) }),
  practice: LocalPractice.prefault({}),
});
export type LawSettings = z.infer<typeof LawSettings>;
