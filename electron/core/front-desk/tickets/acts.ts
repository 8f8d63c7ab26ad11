import { z } from 'zod';
import { CivilDate, Grade, PriorityReason, Service, TicketNumber } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct, type WritableDb } from '../../store/index.ts';

const OfTicket = z.object({ id: z.uuid() });

export const ticketIssued = defineAct({
  type: 'ticket.issued',
  payload: OfTicket.extend({
    code: z.string(),
    number: TicketNumber,
    running: z.number().int(),
    service: Service,
    name: z.string(),
    priority: PriorityReason.nullable(),
    /** `at`: the instant its half hour begins. */
    appointment: z.object({ id: z.uuid(), at: z.string() }).nullable(),
  }),
  project(db, { id, code, number, running, service, name, priority, appointment }, { at, on }) {
    db.prepare(
      `INSERT INTO tickets (id, code, "on", number, letter, running, service, name, priority, appointment_id, appointment_at, issued_at, since, state)
       VALUES (:id, :code, :on, :number, :letter, :running, :service, :name, :priority, :appointmentId, :appointmentAt, :at, :at, 'waiting')`,
    ).run({
      id,
      code,
      on,
      number,
      letter: number.slice(0, 1),
      running,
      service,
      name,
      priority,
      appointmentId: appointment?.id ?? null,
      appointmentAt: appointment?.at ?? null,
      at,
    });
  },
});

function bringBefore(db: WritableDb, id: string, counter: string, staffId: string | null, at: string, favoured: number | null): void {
  changeOne(
    db,
    `UPDATE tickets SET state = 'called', counter = :counter, staff_id = :staffId, called_at = :at, reserved_for = NULL WHERE id = :id`,
    { id, counter, staffId, at },
  );
  noteCall(db, id, counter, at, favoured);
}

function noteCall(db: WritableDb, id: string, counter: string, at: string, favoured: number | null): void {
  db.prepare('INSERT INTO ticket_calls (ticket_id, counter, at, favoured) VALUES (:id, :counter, :at, :favoured)').run({
    id,
    counter,
    at,
    favoured,
  });
}

export const ticketCalled = defineAct({
  type: 'ticket.called',
  payload: OfTicket.extend({ counter: z.string(), favoured: z.boolean() }),
  project: (db, { id, counter, favoured }, { at, staffId }) => bringBefore(db, id, counter, staffId, at, favoured ? 1 : 0),
});

export const ticketRecalled = defineAct({
  type: 'ticket.recalled',
  payload: OfTicket.extend({ counter: z.string() }),
  project(db, { id, counter }, { at }) {
    changeOne(db, 'UPDATE tickets SET called_at = :at WHERE id = :id', { id, at });
    noteCall(db, id, counter, at, null);
  },
});

const leavesCounter =
  (state: 'passed' | 'parked') =>
  (db: WritableDb, { id }: z.infer<typeof OfTicket>) =>
    changeOne(db, `UPDATE tickets SET state = '${state}' WHERE id = :id`, { id });

export const ticketPassed = defineAct({ type: 'ticket.passed', payload: OfTicket, project: leavesCounter('passed') });
export const ticketParked = defineAct({ type: 'ticket.parked', payload: OfTicket, project: leavesCounter('parked') });

/** Back: before a counter, or into the line. Who was called and not there begins to wait anew; who was sent away does not. */
export const ticketResumed = defineAct({
  type: 'ticket.resumed',
  payload: OfTicket.extend({ counter: z.string().nullable() }),
  project(db, { id, counter }, { at, staffId }) {
    if (counter !== null) return bringBefore(db, id, counter, staffId, at, null);
    changeOne(
      db,
      `UPDATE tickets SET since = CASE state WHEN 'passed' THEN :at ELSE since END, state = 'waiting', counter = NULL, staff_id = NULL
       WHERE id = :id`,
      { id, at },
    );
  },
});

/** To another service, or another counter, with the number and the time waited so far. */
export const ticketTransferred = defineAct({
  type: 'ticket.transferred',
  payload: OfTicket.extend({ service: Service, reservedFor: z.string().nullable() }),
  project(db, { id, service, reservedFor }) {
    changeOne(
      db,
      `UPDATE tickets SET state = 'waiting', service = :service, reserved_for = :reservedFor, counter = NULL, staff_id = NULL WHERE id = :id`,
      { id, service, reservedFor },
    );
  },
});

export const ticketServed = defineAct({
  type: 'ticket.served',
  payload: OfTicket,
  project(db, { id }, { at }) {
    changeOne(db, `UPDATE tickets SET state = 'serving', begun_at = COALESCE(begun_at, :at) WHERE id = :id`, { id, at });
  },
});

/** No act of the case: nothing of what is registered hangs on a number of the queue. */
export const ticketLinked = defineAct({
  type: 'ticket.linked',
  payload: OfTicket.extend({ caseId: z.uuid() }),
  project(db, { id, caseId }) {
    db.prepare('INSERT INTO ticket_cases (ticket_id, case_id) VALUES (:id, :caseId) ON CONFLICT DO NOTHING').run({ id, caseId });
  },
});

export const ticketFinished = defineAct({
  type: 'ticket.finished',
  payload: OfTicket,
  project(db, { id }, { at }) {
    changeOne(db, `UPDATE tickets SET state = 'finished', ended_at = :at WHERE id = :id`, { id, at });
  },
});

export const ticketLeft = defineAct({
  type: 'ticket.left',
  payload: OfTicket,
  project(db, { id }, { at }) {
    changeOne(db, `UPDATE tickets SET state = 'left', ended_at = :at WHERE id = :id`, { id, at });
  },
});

/** What stood open when an earlier day ended: whoever was before a counter was served, everybody else went. */
export const ticketDayEnded = defineAct({
  type: 'ticket.dayEnded',
  payload: z.object({ before: CivilDate }),
  project(db, { before }, { at }) {
    db.prepare(
      `UPDATE tickets SET state = CASE state WHEN 'serving' THEN 'finished' ELSE 'left' END, ended_at = :at
       WHERE "on" < :before AND state NOT IN ('finished', 'left')`,
    ).run({ before, at });
  },
});

/** 好差评: of whoever served last, once and for good. */
export const ticketRated = defineAct({
  type: 'ticket.rated',
  payload: OfTicket.extend({ grade: Grade }),
  project(db, { id, grade }, { at }) {
    changeOne(
      db,
      `INSERT INTO ticket_ratings (ticket_id, grade, at, counter, staff_id)
       SELECT id, :grade, :at, counter, staff_id FROM tickets WHERE id = :id`,
      { id, grade, at },
    );
  },
});
