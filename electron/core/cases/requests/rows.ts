import type { IncomingRequest, RecordRequest } from '#shared/contract/index.ts';
import type { ProvinceRecord } from '#shared/model/index.ts';
import type { Regions } from '../../office/index.ts';
import type { ReadableDb } from '../../store/types.ts';

type Text = string | null;

interface Row extends Omit<RecordRequest, 'toName' | 'known' | 'records' | 'seen'> {
  readonly known: Text;
  readonly records: Text;
  readonly seenAt: Text;
}

const select = `
  SELECT r.id, r.case_id AS caseId, c.number AS caseNumber, r.about, r.to_office AS toOffice, r.registration_number AS registrationNumber,
    r.purpose, r.asked_at AS askedAt, s.name AS askedBy, r.state, r.request_number AS requestNumber, r.known, r.records, r.reason,
    r.answered_at AS answeredAt, r.seen_at AS seenAt
  FROM record_requests r JOIN cases c ON c.id = r.case_id JOIN staff s ON s.id = r.asked_by`;

/** What was asked for a case, in order. */
export function listOfCase(db: ReadableDb, caseId: string, regions: Regions): RecordRequest[] {
  return (db.prepare(`${select} WHERE r.case_id = ? ORDER BY r.asked_at, r.rowid`).all(caseId) as Row[]).map((row) => shown(row, regions));
}

export function listSent(db: ReadableDb, regions: Regions): RecordRequest[] {
  return (db.prepare(`${select} ORDER BY r.asked_at DESC, r.rowid DESC LIMIT 200`).all() as Row[]).map((row) => shown(row, regions));
}

function shown({ known, records, seenAt, ...row }: Row, regions: Regions): RecordRequest {
  return {
    ...row,
    toName: regions.nameOf(row.toOffice) ?? row.toOffice,
    known: known === null ? null : (JSON.parse(known) as ProvinceRecord[]),
    records: records === null ? null : (JSON.parse(records) as ProvinceRecord[]),
    seen: seenAt !== null,
  };
}

/** The case a question or a request number of ours belongs to; null: none of ours. */
export function findCaseOf(db: ReadableDb, column: 'id' | 'look' | 'request_number', value: string): string | null {
  const row = db.prepare(`SELECT case_id AS caseId FROM record_requests WHERE ${column} = ?`).get(value) as { caseId: string } | undefined;
  return row?.caseId ?? null;
}

/** Whether an answer is still to come, on the same matter from the same office. */
export function hasOpen(db: ReadableDb, caseId: string, about: string, toOffice: string): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM record_requests WHERE case_id = :caseId AND about = :about AND to_office = :toOffice AND state IN ('asked', 'passedOn')`,
      )
      .get({ caseId, about, toOffice }) !== undefined
  );
}

/** By case, whether it waits for another office or has an answer nobody looked at. */
export function listMarks(db: ReadableDb, closedStates: string): { readonly caseId: string; readonly state: 'waiting' | 'arrived' }[] {
  return db
    .prepare(
      `SELECT r.case_id AS caseId, iif(max(r.answered_at IS NOT NULL AND r.seen_at IS NULL), 'arrived', 'waiting') AS state
       FROM record_requests r JOIN cases c ON c.id = r.case_id
       WHERE (r.state IN ('asked', 'passedOn') OR r.seen_at IS NULL) AND c.state NOT IN ${closedStates} GROUP BY r.case_id`,
    )
    .all() as { caseId: string; state: 'waiting' | 'arrived' }[];
}

interface IncomingRow extends Omit<IncomingRequest, 'person' | 'delivered'> {
  readonly person: Text;
  readonly deliveredAt: Text;
}

/** Open ones first, the oldest of them on top; then the newest decided. */
export function listIncoming(db: ReadableDb): IncomingRequest[] {
  const rows = db
    .prepare(
      `SELECT request_number AS requestNumber, from_office AS fromOffice, from_office_name AS fromName,
         registration_number AS registrationNumber, person, purpose, received_at AS receivedAt, state, records, reason,
         decided_at AS decidedAt, s.name AS decidedBy, delivered_at AS deliveredAt
       FROM incoming_requests LEFT JOIN staff s ON s.id = decided_by
       ORDER BY state <> 'open', iif(state = 'open', received_at, NULL), decided_at DESC LIMIT 200`,
    )
    .all() as IncomingRow[];
  return rows.map(({ person, deliveredAt, ...row }) => ({
    ...row,
    person: person === null ? null : (JSON.parse(person) as IncomingRequest['person']),
    delivered: deliveredAt !== null,
  }));
}

/** Registrations elsewhere of people of here, the latest first. */
export function listNotices(db: ReadableDb, limit: number): { number: number; at: string; record: ProvinceRecord }[] {
  const rows = db
    .prepare(`SELECT number, at, content FROM inbox_messages WHERE kind = 'householdNotice' ORDER BY number DESC LIMIT ?`)
    .all(limit) as { number: number; at: string; content: string }[];
  return rows.map(({ content, ...row }) => ({ ...row, record: JSON.parse(content) as ProvinceRecord }));
}
