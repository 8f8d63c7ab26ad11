import { z } from 'zod';
import { DiscrepancyConclusion, DiscrepancyKind, DiscrepancyMeasure, OurRecord, Slot, TheirRecord } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';

/** The province says something that contradicts what was registered here. Nothing of the registration changes by it. */
export const discrepancyFound = defineAct({
  type: 'discrepancy.found',
  payload: z.object({
    id: z.uuid(),
    kind: DiscrepancyKind,
    party: Slot.nullable(),
    source: z.string(),
    ours: OurRecord,
    theirs: TheirRecord,
  }),
  project(db, { ours, theirs, ...found }, { at, caseId }) {
    changeOne(
      db,
      `INSERT INTO discrepancies (id, case_id, kind, party, source, ours, theirs, found_at, state)
       VALUES (:id, :caseId, :kind, :party, :source, :ours, :theirs, :at, 'open')`,
      { ...found, caseId, at, ours: JSON.stringify(ours), theirs: JSON.stringify(theirs) },
    );
  },
});

/** Two people looked at both records, and said what is so and what was done. */
export const discrepancySettled = defineAct({
  type: 'discrepancy.settled',
  payload: z.object({
    id: z.uuid(),
    conclusion: DiscrepancyConclusion,
    measure: DiscrepancyMeasure,
    note: z.string(),
    settledBy: z.uuid(),
    approvedBy: z.uuid(),
  }),
  project(db, settled, { at }) {
    changeOne(
      db,
      `UPDATE discrepancies SET state = 'settled', conclusion = :conclusion, measure = :measure, note = :note,
         settled_by = :settledBy, approved_by = :approvedBy, settled_at = :at
       WHERE id = :id AND state = 'open'`,
      { ...settled, at },
    );
  },
});
