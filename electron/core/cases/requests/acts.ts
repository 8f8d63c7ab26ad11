import { z } from 'zod';
import { RequestAbout } from '#shared/contract/index.ts';
import { RegionCode } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';
import { AskedPerson, KnownRegistration } from '../../sync/index.ts';

/** 协查: another office is asked for what its archive holds, and the registry at once for what it knows. */
export const recordRequested = defineAct({
  type: 'request.made',
  payload: z.object({
    /** Of the question by which the office is asked, and of that by which the registry is looked into. */
    id: z.uuid(),
    look: z.uuid(),
    about: RequestAbout,
    toOffice: RegionCode,
    registrationNumber: z.string().nullable(),
    purpose: z.string(),
  }),
  project(db, payload, { caseId, at, staffId }) {
    changeOne(
      db,
      `INSERT INTO record_requests (id, case_id, about, to_office, registration_number, purpose, asked_at, asked_by, look, state)
       VALUES (:id, :caseId, :about, :toOffice, :registrationNumber, :purpose, :at, :staffId, :look, 'asked')`,
      { ...payload, caseId, at, staffId },
    );
  },
});

export const registryLookedUp = defineAct({
  type: 'request.lookedUp',
  payload: z.object({ look: z.uuid(), known: z.array(KnownRegistration) }),
  project(db, { look, known }, { at }) {
    changeOne(db, `UPDATE record_requests SET known = :known, looked_at = :at WHERE look = :look`, {
      look,
      known: JSON.stringify(known),
      at,
    });
  },
});

export const requestPassedOn = defineAct({
  type: 'request.passedOn',
  payload: z.object({ id: z.uuid(), requestNumber: z.string() }),
  project(db, { id, requestNumber }) {
    changeOne(db, `UPDATE record_requests SET state = 'passedOn', request_number = :requestNumber WHERE id = :id AND state = 'asked'`, {
      id,
      requestNumber,
    });
  },
});

/** The province did not take it: there is no such office, or nobody to ask about. */
export const requestNotPassedOn = defineAct({
  type: 'request.notPassedOn',
  payload: z.object({ id: z.uuid(), code: z.string(), reason: z.string() }),
  project(db, { id, code }, { at }) {
    changeOne(
      db,
      `UPDATE record_requests SET state = 'notPassedOn', reason = :code, answered_at = :at WHERE id = :id AND state = 'asked'`,
      { id, code, at },
    );
  },
});

/** The other office answered; its signed envelope lies in the vault. The case is its registrar's to go on with. */
export const requestAnswered = defineAct({
  type: 'request.answered',
  payload: z.object({
    requestNumber: z.string(),
    records: z.array(KnownRegistration),
    refusal: z.object({ code: z.string(), reason: z.string() }).nullable(),
  }),
  project(db, { requestNumber, records, refusal }, { at }) {
    changeOne(
      db,
      `UPDATE record_requests SET state = :state, records = :records, reason = :reason, answered_at = :at
       WHERE request_number = :requestNumber AND state = 'passedOn'`,
      {
        requestNumber,
        state: refusal === null ? 'answered' : 'refused',
        records: refusal === null ? JSON.stringify(records) : null,
        reason: refusal?.reason ?? null,
        at,
      },
    );
  },
});

/** The registrar looked at all answers of a case so far. */
export const answersSeen = defineAct({
  type: 'request.seen',
  payload: z.object({}),
  project(db, _payload, { caseId, at }) {
    db.prepare(`UPDATE record_requests SET seen_at = :at WHERE case_id = :caseId AND answered_at IS NOT NULL AND seen_at IS NULL`).run({
      caseId,
      at,
    });
  },
});

/** Another office asks this one. */
export const requestReceived = defineAct({
  type: 'request.received',
  payload: z.object({
    requestNumber: z.string(),
    fromOffice: z.string(),
    fromOfficeName: z.string(),
    registrationNumber: z.string().nullable(),
    person: AskedPerson.nullable(),
    purpose: z.string(),
  }),
  project(db, { person, ...payload }, { at }) {
    changeOne(
      db,
      `INSERT INTO incoming_requests
         (request_number, from_office, from_office_name, registration_number, person, purpose, received_at, state)
       VALUES (:requestNumber, :fromOffice, :fromOfficeName, :registrationNumber, :person, :purpose, :at, 'open')`,
      { ...payload, person: person && JSON.stringify(person), at },
    );
  },
});

/** A supervisor or approver let it be answered, or refused it with a reason. */
export const requestDecided = defineAct({
  type: 'request.decided',
  payload: z.object({
    requestNumber: z.string(),
    /** Of the question that takes it to the province. */
    reply: z.uuid(),
    records: z.array(KnownRegistration),
    refusal: z.string().nullable(),
  }),
  project(db, { requestNumber, reply, records, refusal }, { at, staffId }) {
    changeOne(
      db,
      `UPDATE incoming_requests SET state = :state, reply = :reply, records = :records, reason = :reason, decided_at = :at, decided_by = :staffId
       WHERE request_number = :requestNumber AND state = 'open'`,
      {
        requestNumber,
        reply,
        state: refusal === null ? 'answered' : 'refused',
        records: refusal === null ? records.length : null,
        reason: refusal,
        at,
        staffId,
      },
    );
  },
});

/** The province has the answer; `code`: it has another one already, or knows of no such request. */
export const replyTaken = defineAct({
  type: 'request.replyTaken',
  payload: z.object({ reply: z.uuid(), code: z.string().nullable() }),
  project(db, { reply, code }, { at }) {
    changeOne(db, `UPDATE incoming_requests SET state = iif(:code IS NULL, state, 'elsewhere'), delivered_at = :at WHERE reply = :reply`, {
      reply,
      code,
      at,
    });
  },
});

export const requestActs = [
  recordRequested,
  registryLookedUp,
  requestPassedOn,
  requestNotPassedOn,
  requestAnswered,
  answersSeen,
  requestReceived,
  requestDecided,
  replyTaken,
];
