import { z } from 'zod';
import { AppointmentPlan, AppointmentSource, identityKey } from '#shared/model/index.ts';
import { defineAct, type WritableDb } from '../../store/index.ts';

const Agreed = z.object({
  id: z.uuid(),
  plan: AppointmentPlan,
  /** 窗口 that keeps the half hour. */
  counter: z.string(),
  /** The divorce applied for, where its second visit is booked. */
  caseId: z.uuid().nullable(),
});

function putPeople(db: WritableDb, id: string, { people }: AppointmentPlan): void {
  db.prepare('DELETE FROM appointment_people WHERE appointment_id = ?').run(id);
  const put = db.prepare('INSERT INTO appointment_people (appointment_id, place, name, identity_key) VALUES (:id, :place, :name, :key)');
  for (const [place, person] of people.entries()) put.run({ id, place, name: person.name, key: identityKey(person) });
}

function columnsOf(plan: AppointmentPlan) {
  const { service, on, from, phone } = plan;
  return { service, on, from, phone, plan: JSON.stringify(plan) };
}

export const appointmentBooked = defineAct({
  type: 'appointment.booked',
  payload: Agreed.extend({
    code: z.string(),
    source: AppointmentSource,
    /** Of the platform it was booked on. */
    outsideNumber: z.string().nullable(),
  }),
  project(db, { id, code, plan, counter, caseId, source, outsideNumber }, { at }) {
    db.prepare(
      `INSERT INTO appointments (id, code, service, "on", "from", counter, plan, phone, case_id, source, outside_number, state, booked_at)
       VALUES (:id, :code, :service, :on, :from, :counter, :plan, :phone, :caseId, :source, :outsideNumber, 'booked', :at)`,
    ).run({
      ...columnsOf(plan),
      id,
      code,
      counter,
      caseId,
      source,
      outsideNumber,
      at,
    });
    putPeople(db, id, plan);
  },
});

/** Another half hour or other people; the slip stays theirs. One that a platform took back and gave again is open again. */
export const appointmentChanged = defineAct({
  type: 'appointment.changed',
  payload: Agreed,
  project(db, { id, plan, counter, caseId }) {
    db.prepare(
      `UPDATE appointments SET "on" = :on, "from" = :from, service = :service, counter = :counter, plan = :plan, phone = :phone,
         case_id = :caseId, state = 'booked', reason = NULL WHERE id = :id`,
    ).run({ ...columnsOf(plan), id, counter, caseId });
    putPeople(db, id, plan);
  },
});

export const appointmentCancelled = defineAct({
  type: 'appointment.cancelled',
  payload: z.object({ id: z.uuid(), reason: z.string() }),
  project(db, { id, reason }) {
    db.prepare(`UPDATE appointments SET state = 'cancelled', reason = :reason WHERE id = :id`).run({ id, reason });
  },
});

/** By hand, or when the time for coming late was over. */
export const appointmentMissed = defineAct({
  type: 'appointment.noShow',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    db.prepare(`UPDATE appointments SET state = 'noShow' WHERE id = :id`).run({ id });
  },
});

export const appointmentArrived = defineAct({
  type: 'appointment.arrived',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }, { at }) {
    db.prepare(`UPDATE appointments SET state = 'arrived', arrived_at = :at WHERE id = :id`).run({ id, at });
  },
});

export const appointmentActs = [appointmentBooked, appointmentChanged, appointmentCancelled, appointmentMissed, appointmentArrived];
