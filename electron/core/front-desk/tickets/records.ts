import type { QueueTicket, ShownCall } from '#shared/contract/index.ts';
import { formatDeskCode, maskedName, type CivilDate, type Office, type Service, type TicketState } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { Rated } from './hall-queue.ts';
import type { InLine } from './order.ts';

export interface TicketRow {
  readonly id: string;
  readonly code: string;
  readonly on: CivilDate;
  readonly number: string;
  readonly running: number;
  readonly service: Service;
  readonly name: string;
  readonly priority: QueueTicket['priority'];
  readonly appointmentAt: string | null;
  readonly issuedAt: string;
  readonly since: string;
  readonly state: TicketState;
  readonly reservedFor: string | null;
  readonly counter: string | null;
  readonly staffId: string | null;
  readonly calledAt: string | null;
  readonly begunAt: string | null;
  readonly endedAt: string | null;
  readonly calls: number;
}

const select = `SELECT id, code, "on", number, running, service, name, priority, appointment_at AS appointmentAt, issued_at AS issuedAt,
  since, state, reserved_for AS reservedFor, counter, staff_id AS staffId, called_at AS calledAt, begun_at AS begunAt, ended_at AS endedAt,
  (SELECT count(*) FROM ticket_calls WHERE ticket_id = tickets.id) AS calls FROM tickets`;

export function findTicket(db: ReadableDb, id: string): TicketRow | null {
  return (db.prepare(`${select} WHERE id = ?`).get(id) as TicketRow | undefined) ?? null;
}

export function findTicketByCode(db: ReadableDb, code: string): TicketRow | null {
  return (db.prepare(`${select} WHERE code = ?`).get(code) as TicketRow | undefined) ?? null;
}

export function listTickets(db: ReadableDb, on: CivilDate): TicketRow[] {
  return db.prepare(`${select} WHERE "on" = ? ORDER BY since, letter, running`).all(on) as TicketRow[];
}

/** Of the appointment's tickets the one that has not come to its end; a couple that went may come again. */
export function findOfAppointment(db: ReadableDb, appointmentId: string): TicketRow | null {
  return (db.prepare(`${select} WHERE appointment_id = ? AND state <> 'left'`).get(appointmentId) as TicketRow | undefined) ?? null;
}

/** Who called last, at each counter. */
export function listDesks(db: ReadableDb, on: CivilDate): { readonly counter: string; readonly staffId: string }[] {
  // SQLite takes the other columns from the row that holds the maximum.
  const rows = db
    .prepare(
      `SELECT counter, staff_id AS staffId, max(called_at) AS at FROM tickets
       WHERE "on" = ? AND counter IS NOT NULL AND staff_id IS NOT NULL GROUP BY counter ORDER BY counter`,
    )
    .all(on) as { counter: string; staffId: string }[];
  return rows.map(({ counter, staffId }) => ({ counter, staffId }));
}

/** The one before a counter now. */
export function findBefore(db: ReadableDb, counter: string): TicketRow | null {
  return (db.prepare(`${select} WHERE counter = ? AND state IN ('called', 'serving')`).get(counter) as TicketRow | undefined) ?? null;
}

/** The one that ended last at a counter. */
export function findFinished(db: ReadableDb, counter: string, on: CivilDate): TicketRow | null {
  const row = db.prepare(`${select} WHERE "on" = ? AND counter = ? AND state = 'finished' ORDER BY ended_at DESC LIMIT 1`).get(on, counter);
  return (row as TicketRow | undefined) ?? null;
}

export function isRated(db: ReadableDb, id: string): boolean {
  return db.prepare('SELECT 1 FROM ticket_ratings WHERE ticket_id = ?').get(id) !== undefined;
}

/** What was served from one day until another, by service, who served, and the grade given. */
export function countRatings(db: ReadableDb, from: CivilDate, until: CivilDate): Rated[] {
  return db
    .prepare(
      `SELECT service, COALESCE(ticket_ratings.staff_id, tickets.staff_id) AS staffId, grade, count(*) AS count
       FROM tickets LEFT JOIN ticket_ratings ON ticket_id = tickets.id
       WHERE "on" BETWEEN :from AND :until AND state = 'finished'
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    )
    .all({ from, until }) as Rated[];
}

/**
 * Who waits for a counter: of its services, and not kept for another. Who was sent to a counter before the instant `keptSince` is kept for
 * it no longer: nobody may sit there any more.
 */
export function listWaiting(
  db: ReadableDb,
  { on, counter, services, keptSince }: { on: CivilDate; counter: string; services: readonly Service[]; keptSince: string },
): (InLine & { id: string })[] {
  const rows = db
    .prepare(
      `SELECT id, since, priority, appointment_at AS appointmentAt, running, letter FROM tickets
       WHERE "on" = :on AND state = 'waiting' AND (reserved_for = :counter OR service IN (SELECT value FROM json_each(:services))
         AND (reserved_for IS NULL OR (SELECT max(at) FROM ticket_calls WHERE ticket_id = tickets.id) < :keptSince))
       ORDER BY issued_at, letter, running`,
    )
    .all({ on, counter, services: JSON.stringify(services), keptSince }) as Pick<
    TicketRow,
    'id' | 'since' | 'priority' | 'appointmentAt'
  >[];
  return rows.map(({ id, since, priority, appointmentAt }, place) => ({
    id,
    place,
    since: Date.parse(since),
    priority: priority !== null,
    dueAt: appointmentAt === null ? null : Date.parse(appointmentAt),
  }));
}

/** How many favoured ones were called last, one after another, for any of these services; counted up to `most`. */
export function countFavoured(db: ReadableDb, on: CivilDate, services: readonly Service[], most: number): number {
  const last = db
    .prepare(
      `SELECT favoured FROM ticket_calls JOIN tickets ON tickets.id = ticket_id
       WHERE "on" = :on AND favoured IS NOT NULL AND service IN (SELECT value FROM json_each(:services))
       ORDER BY ticket_calls.id DESC LIMIT :most`,
    )
    .pluck()
    .all({ on, services: JSON.stringify(services), most }) as number[];
  const ordinary = last.indexOf(0);
  return ordinary < 0 ? last.length : ordinary;
}

/** Numbers taken without an appointment at the kiosk, after an instant. */
export function countTaken(db: ReadableDb, after: string): number {
  return db
    .prepare(
      `SELECT count(*) FROM journal
       WHERE at > ? AND type = 'ticket.issued' AND operation = 'tickets.take' AND payload ->> '$.appointment' IS NULL`,
    )
    .pluck()
    .get(after) as number;
}

export function highestRunning(db: ReadableDb, on: CivilDate, letter: string): number {
  return db.prepare('SELECT COALESCE(max(running), 0) FROM tickets WHERE "on" = ? AND letter = ?').pluck().get(on, letter) as number;
}

export function casesOf(db: ReadableDb, id: string): string[] {
  return db.prepare('SELECT case_id FROM ticket_cases WHERE ticket_id = ? ORDER BY case_id').pluck().all(id) as string[];
}

export function ticketView(db: ReadableDb, row: TicketRow): QueueTicket {
  const { id, number, service, name, priority, appointmentAt, issuedAt, since, state, counter, reservedFor, calledAt, begunAt, calls } =
    row;
  return {
    id,
    number,
    slipCode: formatDeskCode('ticket', row.code),
    service,
    name,
    priority,
    appointmentAt,
    issuedAt,
    since,
    state,
    counter,
    reservedFor,
    calledAt,
    begunAt,
    calls,
    caseIds: casesOf(db, id),
  };
}

export function shownCall({ counters }: Office, row: TicketRow): ShownCall {
  const { id, number, service, name, calledAt, calls } = row;
  const counter = row.counter ?? '';
  return {
    ticketId: id,
    number,
    service,
    counter,
    counterName: counters.find(({ code }) => code === counter)?.name ?? counter,
    name: maskedName(name) || null,
    at: calledAt ?? '',
    times: calls,
  };
}
