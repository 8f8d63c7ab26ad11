import { z } from 'zod';
import { CeremonyPlan, minutesOfDay } from '#shared/model/index.ts';
import { defineAct, type WritableDb } from '../../store/index.ts';

const Agreed = z.object({ id: z.uuid(), code: z.string(), plan: CeremonyPlan, caseId: z.uuid().nullable() });
type Agreed = z.infer<typeof Agreed>;

function put(db: WritableDb, { id, code, plan, caseId }: Agreed): void {
  const from = minutesOfDay(plan.from);
  db.prepare(
    `INSERT INTO ceremonies (id, code, "on", from_minute, until_minute, place, officiant_id, plan, case_id, state)
     VALUES (:id, :code, :on, :from, :until, :place, :officiant, :plan, :caseId, 'booked')
     ON CONFLICT (id) DO UPDATE SET "on" = excluded."on", from_minute = excluded.from_minute, until_minute = excluded.until_minute,
       place = excluded.place, officiant_id = excluded.officiant_id, plan = excluded.plan, case_id = excluded.case_id`,
  ).run({
    id,
    code,
    on: plan.on,
    from,
    until: from + plan.minutes,
    place: plan.place,
    officiant: plan.officiant?.by === 'staff' ? plan.officiant.staffId : null,
    plan: JSON.stringify(plan),
    caseId,
  });
}

/*
 * None of these is an act of the case: what they say stands in what they carry, and nothing of a registration, its date least of
 * all, can change by them (民法典 1049: the marriage exists from the registration).
 */
export const ceremonyBooked = defineAct({ type: 'ceremony.booked', payload: Agreed, project: put });
export const ceremonyChanged = defineAct({ type: 'ceremony.changed', payload: Agreed, project: put });

export const ceremonyCancelled = defineAct({
  type: 'ceremony.cancelled',
  payload: z.object({ id: z.uuid(), reason: z.string() }),
  project(db, { id, reason }) {
    db.prepare(`UPDATE ceremonies SET state = 'cancelled', reason = :reason WHERE id = :id`).run({ id, reason });
  },
});

export const ceremonyHeld = defineAct({
  type: 'ceremony.held',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    db.prepare(`UPDATE ceremonies SET state = 'held' WHERE id = :id`).run({ id });
  },
});
