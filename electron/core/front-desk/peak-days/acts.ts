import { z } from 'zod';
import { CivilDate, OverflowState, PeakDayPlan, Service } from '#shared/model/index.ts';
import { defineAct } from '../../store/index.ts';

export const peakDayPlanned = defineAct({
  type: 'peakDay.planned',
  payload: PeakDayPlan,
  project(db, plan) {
    db.prepare('INSERT INTO peak_plans ("date", plan) VALUES (:date, :plan) ON CONFLICT ("date") DO UPDATE SET plan = excluded.plan').run({
      date: plan.date,
      plan: JSON.stringify(plan),
    });
  },
});

export const peakPastEntered = defineAct({
  type: 'peakDay.pastEntered',
  payload: z.object({ name: z.string(), year: z.number().int(), count: z.number().int(), ordinary: z.number().int() }),
  project(db, past) {
    db.prepare(
      `INSERT INTO peak_past (name, year, count, ordinary) VALUES (:name, :year, :count, :ordinary)
       ON CONFLICT (name, year) DO UPDATE SET count = excluded.count, ordinary = excluded.ordinary`,
    ).run(past);
  },
});

export const overflowEntered = defineAct({
  type: 'overflow.entered',
  payload: z.object({ id: z.uuid(), on: CivilDate, service: Service, name: z.string(), phone: z.string(), note: z.string() }),
  project(db, entered, { at }) {
    db.prepare(
      `INSERT INTO peak_overflow (id, "on", service, name, phone, note, entered_at, state)
       VALUES (:id, :on, :service, :name, :phone, :note, :at, 'waiting')`,
    ).run({ ...entered, at });
  },
});

export const overflowCalled = defineAct({
  type: 'overflow.called',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    db.prepare(`UPDATE peak_overflow SET state = 'called' WHERE id = ?`).run(id);
  },
});

export const overflowSettled = defineAct({
  type: 'overflow.settled',
  payload: z.object({ id: z.uuid(), outcome: OverflowState, appointmentId: z.uuid().nullable().default(null) }),
  project(db, settled) {
    db.prepare('UPDATE peak_overflow SET state = :outcome, appointment_id = :appointmentId WHERE id = :id').run(settled);
  },
});

/** Their appointment was cancelled: they wait again since they first did. */
export const overflowReturned = defineAct({
  type: 'overflow.returned',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    db.prepare(`UPDATE peak_overflow SET state = 'waiting', appointment_id = NULL WHERE id = ?`).run(id);
  },
});
