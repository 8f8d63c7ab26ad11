import { z } from 'zod';
import { CounsellingOutcome } from '#shared/contract/index.ts';
import { CivilDate, Slot } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';

/**
 * Somebody came to counselling. It is no act of the couple's case, whose history everybody at the desk reads: the case stands in what the
 * act carries, and the note nowhere in it.
 */
export const counsellingRecorded = defineAct({
  type: 'counselling.recorded',
  payload: z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    came: Slot.nullable(),
    outcome: CounsellingOutcome.nullable(),
    nextOn: CivilDate.nullable(),
  }),
  project(db, { id, caseId, came, outcome, nextOn }, { at, on, staffId }) {
    db.prepare(
      `INSERT INTO counselling_sessions (id, case_id, at, "on", came, outcome, next_on, staff_id)
       VALUES (:id, :caseId, :at, :on, :came, :outcome, :nextOn, :staffId)`,
    ).run({ id, caseId, at, on, came, outcome, nextOn, staffId });
  },
});
