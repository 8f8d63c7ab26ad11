import { z } from 'zod';
import { RegionCode, Slot, slots, type Households } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct, type ActHeader, type WritableDb } from '../../store/types.ts';

/** The registrar read the place of a household from more than the address. */
export const householdCorrected = defineAct({
  type: 'case.householdCorrected',
  payload: z.object({ party: Slot, region: RegionCode }),
  project(db, { party, region }, { caseId }) {
    changeOne(
      db,
      `INSERT INTO case_households (case_id, slot, region) VALUES (:caseId, :party, :region)
       ON CONFLICT (case_id, slot) DO UPDATE SET region = excluded.region`,
      { caseId, party, region },
    );
  },
});

/** For the projection of the act that registers: where both were from, as it was counted then. Older acts do not say it. */
export function projectHouseholds(db: WritableDb, households: Households | null, { caseId }: ActHeader): void {
  if (households === null) return;
  const put = db.prepare(`INSERT INTO registered_households (case_id, slot, region, scope) VALUES (:caseId, :slot, :region, :scope)`);
  for (const slot of slots) {
    const household = households[slot];
    if (household !== null) put.run({ caseId, slot, ...household });
  }
}
