import { z } from 'zod';
import { CivilDate, DivorceState, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const counsellor = { who: ['counsellor'], stations: atTheDesk } as const;
const Count = z.number().int().nonnegative();

/** How a session ended; null: nothing was settled, or the counsellor leaves it open. */
export const CounsellingOutcome = z.enum(['reconciled', 'notReconciled', 'continues']);
export type CounsellingOutcome = z.infer<typeof CounsellingOutcome>;

export const CounsellingCase = z.object({
  caseId: z.uuid(),
  number: z.string(),
  manName: z.string(),
  womanName: z.string(),
  state: DivorceState,
  sessions: Count,
  /** Of the last session. */
  lastOn: CivilDate.nullable(),
  outcome: CounsellingOutcome.nullable(),
  nextOn: CivilDate.nullable(),
});
export type CounsellingCase = z.infer<typeof CounsellingCase>;

const Session = z.object({
  /** null: both. */
  came: Slot.nullable(),
  outcome: CounsellingOutcome.nullable(),
  /** Kept apart from the journal and from the registration file. */
  note: z.string().trim().max(4000).default(''),
  /** The next appointment. */
  nextOn: CivilDate.nullable().default(null),
});

export const CounsellingSession = Session.extend({ id: z.uuid(), at: z.string(), on: CivilDate, note: z.string(), staffName: z.string() });
export type CounsellingSession = z.infer<typeof CounsellingSession>;

/** 婚姻家庭辅导: offered to every couple, a condition of nothing (条例 2025 art. 13). */
export const counsellingOperations = {
  'counselling.cases': operation({
    about:
      'Couples whose application has not ended, those to whom counselling was offered first; with `ended`, those who came and whose has.',
    input: z.object({ ended: z.boolean().default(false) }),
    output: z.object({ today: CivilDate, cases: z.array(CounsellingCase) }),
    errors: [],
    access: counsellor,
    writes: false,
  }),
  'counselling.sessions': operation({
    about: 'What was written of a couple’s sessions, newest first.',
    input: z.object({ caseId: z.uuid() }),
    output: z.array(CounsellingSession),
    errors: ['counselling.notFound'],
    access: counsellor,
    writes: false,
  }),
  'counselling.record': operation({
    about: 'Writes down a session: who came, how it ended, a note for counsellors, the next appointment.',
    input: Session.extend({ caseId: z.uuid() }),
    output: z.array(CounsellingSession),
    errors: ['counselling.notFound', 'counselling.nextPast'],
    access: counsellor,
    writes: true,
  }),
  'counselling.statistics': operation({
    about: 'How many came to counselling in a period, both days included, and how it ended; of nobody in particular.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.object({
      sessions: Count,
      /** 辅导人次: one for each who came. */
      attendances: Count,
      couples: Count,
      /** Couples by their last outcome in the period. */
      byOutcome: z.object({ reconciled: Count, notReconciled: Count, continues: Count, open: Count }),
    }),
    errors: [],
    access: { who: ['counsellor', 'supervisor'], stations: atTheDesk },
    writes: false,
  }),
} as const;
