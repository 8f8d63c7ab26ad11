import { z } from 'zod';
import { RecordedParty } from '#shared/contract/index.ts';
import { defineAct } from '../../../store/types.ts';

/** Somebody said whether two records are of one person; what was said before stays in the journal. */
export const personsLinked = defineAct({
  type: 'record.personsLinked',
  payload: z.object({ one: RecordedParty, other: RecordedParty, same: z.boolean() }),
  project(db, { one, other, same }, { at, staffId }) {
    const [first, second] = one.recordId < other.recordId ? [one, other] : [other, one];
    db.prepare(
      `INSERT INTO person_links (one, one_slot, other, other_slot, same, at, staff_id)
       VALUES (:one, :oneSlot, :other, :otherSlot, :same, :at, :staffId)
       ON CONFLICT DO UPDATE SET same = excluded.same, at = excluded.at, staff_id = excluded.staff_id`,
    ).run({
      one: first.recordId,
      oneSlot: first.slot,
      other: second.recordId,
      otherSlot: second.slot,
      same: Number(same),
      at,
      staffId,
    });
  },
});
