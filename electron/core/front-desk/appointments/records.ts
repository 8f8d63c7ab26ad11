import type { Appointment } from '#shared/contract/index.ts';
import { endOfHalfHour } from '#shared/law/appointments/index.ts';
import {
  AppointmentPlan,
  bareIdentity,
  formatDeskCode,
  parseDeskCode,
  type AppointmentSource,
  type AppointmentState,
  type CivilDate,
  type HalfHour,
  type Service,
} from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { DeskCasesDep } from '../desk-case.ts';

export interface AppointmentRow {
  readonly id: string;
  readonly code: string;
  readonly plan: AppointmentPlan;
  readonly counter: string;
  readonly caseId: string | null;
  readonly source: AppointmentSource;
  readonly outsideNumber: string | null;
  readonly state: AppointmentState;
  readonly reason: string | null;
}

const select = `SELECT a.id, a.code, a.plan, a.counter, a.case_id AS caseId, a.source, a.outside_number AS outsideNumber, a.state, a.reason
  FROM appointments a`;

function rowOf(row: unknown): AppointmentRow {
  const kept = row as AppointmentRow & { readonly plan: unknown };
  return { ...kept, plan: AppointmentPlan.parse(JSON.parse(kept.plan as unknown as string)) };
}

function one(db: ReadableDb, condition: string, parameters: Readonly<Record<string, string | null>>): AppointmentRow | null {
  const row = db.prepare(`${select} WHERE ${condition}`).get(parameters);
  return row ? rowOf(row) : null;
}

export function findAppointment(db: ReadableDb, id: string): AppointmentRow | null {
  return one(db, 'a.id = :id', { id });
}

export function findByOutsideNumber(db: ReadableDb, number: string): AppointmentRow | null {
  return one(db, 'a.outside_number = :number', { number });
}

export function findByCode(db: ReadableDb, code: string): AppointmentRow | null {
  return one(db, 'a.code = :code', { code });
}

/** Booked and not yet come, of a day from a time on, soonest first. */
export function listOpenFrom(db: ReadableDb, on: CivilDate, from: string, limit: number): AppointmentRow[] {
  return db
    .prepare(`${select} WHERE a.state = 'booked' AND a."on" = :on AND a."from" >= :from ORDER BY a."from", a.booked_at, a.id LIMIT :limit`)
    .all({ on, from, limit })
    .map(rowOf);
}

export function listAppointments(db: ReadableDb, on: CivilDate): AppointmentRow[] {
  return db.prepare(`${select} WHERE a."on" = :on ORDER BY a."from", a.booked_at, a.id`).all({ on }).map(rowOf);
}

/** Booked and not yet come, of days up to one. */
export function listOpenThrough(db: ReadableDb, on: CivilDate): AppointmentRow[] {
  return db.prepare(`${select} WHERE a.state = 'booked' AND a."on" <= :on ORDER BY a."on", a."from", a.id`).all({ on }).map(rowOf);
}

/** The newest first, at most fifty. */
export function searchAppointments(db: ReadableDb, text: string): AppointmentRow[] {
  const code = parseDeskCode(text);
  const term = text.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return db
    .prepare(
      `${select} WHERE a.code = :code OR a.outside_number = :text OR a.phone LIKE :end ESCAPE '\\'
         OR a.id IN (SELECT appointment_id FROM appointment_people WHERE name LIKE :begin ESCAPE '\\' OR identity_key = :number
           OR substr(identity_key, instr(identity_key, ':') + 1) = :number)
       ORDER BY a."on" DESC, a."from" DESC, a.id LIMIT 50`,
    )
    .all({
      code: code?.kind === 'appointment' ? code.code : text.trim().toUpperCase(),
      text: text.trim(),
      begin: `${term}%`,
      end: `%${term}`,
      number: bareIdentity(text) || ' ',
    })
    .map(rowOf);
}

/** Taken places of a day, by half hour and counter; whoever did not come took theirs. */
export function countTaken(db: ReadableDb, service: Service, on: CivilDate, except: string | null): Map<HalfHour, Map<string, number>> {
  const rows = db
    .prepare(
      `SELECT "from", counter, count(*) AS count FROM appointments
       WHERE "on" = :on AND service = :service AND state <> 'cancelled' AND id IS NOT :except GROUP BY "from", counter`,
    )
    .all({ on, service, except }) as { from: HalfHour; counter: string; count: number }[];
  const taken = new Map<HalfHour, Map<string, number>>();
  for (const { from, counter, count } of rows) {
    const ofSlot = taken.get(from) ?? new Map<string, number>();
    taken.set(from, ofSlot.set(counter, count));
  }
  return taken;
}

/** An open appointment for the same that one of these people has from a day on. */
export function findOpenOf(
  db: ReadableDb,
  service: Service,
  keys: readonly string[],
  from: CivilDate,
  except: string | null,
): AppointmentRow | null {
  return one(
    db,
    `a.service = :service AND a.state = 'booked' AND a."on" >= :from AND a.id IS NOT :except AND a.id IN (
       SELECT appointment_id FROM appointment_people WHERE identity_key <> '' AND identity_key IN (SELECT value FROM json_each(:keys)))
     ORDER BY a."on", a."from" LIMIT 1`,
    { service, from, except, keys: JSON.stringify(keys) },
  );
}

/** The days on which one of these people did not come. */
export function listMissedDays(db: ReadableDb, keys: readonly string[]): CivilDate[] {
  return db
    .prepare(
      `SELECT DISTINCT a.id, a."on" FROM appointments a JOIN appointment_people p ON p.appointment_id = a.id
       WHERE a.state = 'noShow' AND p.identity_key <> '' AND p.identity_key IN (SELECT value FROM json_each(:keys))`,
    )
    .all({ keys: JSON.stringify(keys) })
    .map((row) => (row as { on: CivilDate }).on);
}

/** Today's, of whoever stands there with the code of a slip or as somebody with an identity key; kept or missed ones as well. */
export function findTodaysAppointment(
  db: ReadableDb,
  by: { readonly code: string } | { readonly identityKey: string },
  today: CivilDate,
): AppointmentRow | null {
  const order = `ORDER BY a.state = 'booked' DESC, a."from" LIMIT 1`;
  if ('code' in by) return one(db, `a.code = :code AND a."on" = :today AND a.state <> 'cancelled' ${order}`, { code: by.code, today });
  if (by.identityKey === '') return null;
  const people = 'SELECT appointment_id FROM appointment_people WHERE identity_key = :key';
  return one(db, `a."on" = :today AND a.state <> 'cancelled' AND a.id IN (${people}) ${order}`, { key: by.identityKey, today });
}

/** Of one person, from a day on, soonest first; what was cancelled is not theirs any more. */
export function listOfPerson(db: ReadableDb, identityKey: string, from: CivilDate): AppointmentRow[] {
  if (identityKey === '') return [];
  return db
    .prepare(
      `${select} WHERE a."on" >= :from AND a.state <> 'cancelled'
         AND a.id IN (SELECT appointment_id FROM appointment_people WHERE identity_key = :identityKey)
       ORDER BY a."on", a."from", a.id`,
    )
    .all({ identityKey, from })
    .map(rowOf);
}

export interface AppointmentCount {
  readonly on: CivilDate;
  readonly service: Service;
  readonly from: HalfHour;
  /** Not cancelled. */
  readonly booked: number;
  readonly arrived: number;
  readonly noShow: number;
}

/** Appointments of a period, both days included, by service and half hour. */
export function countByDay(db: ReadableDb, from: CivilDate, until: CivilDate): AppointmentCount[] {
  return db
    .prepare(
      `SELECT "on", service, "from", count(*) AS booked, sum(state = 'arrived') AS arrived, sum(state = 'noShow') AS noShow
       FROM appointments WHERE "on" BETWEEN :from AND :until AND state <> 'cancelled'
       GROUP BY "on", service, "from" ORDER BY "on", service, "from"`,
    )
    .all({ from, until }) as AppointmentCount[];
}

export function appointmentView(db: ReadableDb, row: AppointmentRow, { cases }: DeskCasesDep): Appointment {
  const { id, code, plan, counter, caseId, source, state, reason } = row;
  return {
    ...plan,
    id,
    code,
    counter,
    source,
    state,
    reason,
    slipCode: formatDeskCode('appointment', code),
    until: endOfHalfHour(plan.from),
    caseNumber: caseId === null ? null : (cases.find(db, caseId)?.number ?? null),
  };
}
