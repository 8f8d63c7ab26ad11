import { z } from 'zod';
import { caseRowShape, caseViewShape } from './case.ts';
import { CoolingOffDates } from './cooling-off.ts';
import { DivorceApplication } from './divorce-application.ts';
import { DivorceAction, DivorceEnd, DivorcePoint, DivorceState, DivorceVisit, Interview, SeenAgain } from './divorce.ts';
import { Slot } from './slot.ts';

export const DivorceRow = z.object({
  ...caseRowShape,
  business: z.literal('divorce'),
  /** The legal state: what stands before the dot of `point`. */
  state: DivorceState,
  point: DivorcePoint,
  /** null until the application was accepted. */
  dates: CoolingOffDates.nullable(),
  /** Of 离婚登记申请受理回执单. */
  receiptNumber: z.string().nullable(),
});
export type DivorceRow = z.infer<typeof DivorceRow>;

/**
 * The couple's receipts say these dates, and a notice has moved them or made firm what they call 暂定: the couple are told, and given
 * new ones.
 */
export const MovedDates = z.object({ at: z.string(), before: CoolingOffDates });
export type MovedDates = z.infer<typeof MovedDates>;

export const DivorceView = DivorceRow.extend({
  ...caseViewShape,
  /** How far its steps led: the point before it was refused, withdrawn, lapsed or ended, else the point itself. */
  reached: DivorcePoint,
  application: DivorceApplication,
  /** What may be done next, derived from the process table and the caller's role. */
  actions: z.array(DivorceAction),
  /** A picture of each alone. */
  photos: z.object({ man: z.uuid().nullable(), woman: z.uuid().nullable() }),
  visits: z.array(DivorceVisit),
  /** Whose document was shown again today, for the visit that is to begin or under way. */
  returnReads: z.object({ man: SeenAgain.nullable(), woman: SeenAgain.nullable() }),
  interviews: z.object({ man: Interview.nullable(), woman: Interview.nullable() }),
  withdrawal: z.object({ party: Slot, at: z.string(), receiptShown: z.boolean() }).nullable(),
  endedAs: DivorceEnd.nullable(),
  /** Blanks that a visit took whose day is over, and that nobody has accounted for. */
  unaccountedBlanks: z.array(z.string()),
  /** null: the couple know the dates as they are. */
  movedDates: MovedDates.nullable(),
});
export type DivorceView = z.infer<typeof DivorceView>;
