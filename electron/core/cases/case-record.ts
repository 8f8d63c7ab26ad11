import {
  Couple,
  DivorceApplication,
  ReissueApplication,
  type CivilDate,
  type DivorcePoint,
  type MarriageState,
  type ReissueState,
  type Slot,
} from '#shared/model/index.ts';
import { divorceStateOf } from '#shared/law/divorce/process.ts';
import type { ReadableDb } from '../store/types.ts';
import { onlineCheckOf, otherSlot, selectChecks, type CheckColumns } from './checks/held.ts';
import type { CommonRecord } from './common-record.ts';
import { coupleNow } from './divorce/couple-now.ts';
import type { DivorceRecord } from './divorce/record.ts';
import type { MarriageRecord } from './marriage/record.ts';
import type { ReissueRecord } from './reissue/record.ts';
import { unfinishedStates } from './states.ts';

export type CaseRecord = MarriageRecord | DivorceRecord | ReissueRecord;

export const selectCases = `
  SELECT c.id, c.number, c.business, c.state, c.opened_at AS openedAt, c.opened_on AS openedOn, c.changed_at AS changedAt,
    c.counter, c.registrar_id AS registrarId, s.name AS registrarName,
    CASE WHEN d.revision > c.revision THEN d.revision ELSE c.revision END AS revision,
    CASE WHEN d.revision > c.revision THEN d.couple ELSE c.couple END AS couple,
    CASE WHEN d.revision > c.revision THEN d.application ELSE c.application END AS application, c.confirmation,
    c.presence, c.declared, c.online_check AS onlineCheck, c.findings, c.examination_note AS examinationNote, c.photo_id AS photoId,
    c.photo_of AS photoOf, c.registration_number AS registrationNumber, c.man_blank AS manBlank, c.woman_blank AS womanBlank,
    c.prepared_on AS preparedOn, c.registered_on AS registeredOn, c.closed_on AS closedOn, c.closed_reason AS closedReason,
    v.first_visit AS firstVisit, v.applied, v.received_by AS receivedBy, v.receipt_number AS receiptNumber, v.rest_policy AS restPolicy,
    v.dates, v.moved AS movedDates, v.withdrawal, v.returned_at AS returnedAt, v.returned_on AS returnedOn,
    v.seen_again AS seenAgain,
    v.man_interview AS manInterview, v.woman_interview AS womanInterview, v.declared AS divorceDeclared,
    r.in_person AS inPerson, r.approved_evidence AS approvedEvidence, v.agreement_signed AS agreementSigned, v.man_photo_id AS manPhotoId, v.woman_photo_id AS womanPhotoId, v.ended_as AS endedAs,
    (SELECT json_group_object(p.character, p.digest) FROM character_pictures p WHERE p.case_id = c.id AND p.withdrawn_at IS NULL) AS characters,
    (SELECT count(*) FROM discrepancies x WHERE x.case_id = c.id AND x.state = 'open') AS discrepancies,
    (SELECT o.state FROM offline_acts o WHERE o.case_id = c.id) AS offline, ${selectChecks}
  FROM cases c JOIN staff s ON s.id = c.registrar_id LEFT JOIN drafts d ON d.case_id = c.id
    LEFT JOIN divorces v ON v.case_id = c.id LEFT JOIN reissues r ON r.case_id = c.id`;

type Text = string | null;

/** A row as the tables hold it; what is JSON there is text here. */
interface Row extends Omit<CommonRecord, 'couple' | 'onlineCheck' | 'checks' | 'findings' | 'characters'>, CheckColumns {
  readonly business: CaseRecord['business'];
  readonly state: string;
  readonly couple: string;
  readonly application: string;
  readonly findings: string;
  readonly characters: string;
  readonly confirmation: Text;
  readonly presence: Text;
  readonly declared: Text;
  readonly photoId: Text;
  readonly photoOf: Text;
  readonly firstVisit: Text;
  readonly applied: Text;
  readonly receivedBy: Text;
  readonly receiptNumber: Text;
  readonly restPolicy: DivorceRecord['restPolicy'];
  readonly dates: Text;
  readonly movedDates: Text;
  readonly withdrawal: Text;
  readonly returnedAt: Text;
  readonly returnedOn: DivorceRecord['returnedOn'];
  readonly seenAgain: Text;
  readonly manInterview: Text;
  readonly womanInterview: Text;
  readonly divorceDeclared: Text;
  readonly agreementSigned: Text;
  readonly manPhotoId: Text;
  readonly womanPhotoId: Text;
  readonly endedAs: DivorceRecord['endedAs'];
  readonly inPerson: 0 | 1 | null;
  readonly approvedEvidence: Text;
}

export function rowToCase(row: unknown): CaseRecord {
  switch ((row as Row).business) {
    case 'marriage':
      return rowToMarriage(row as Row);
    case 'divorce':
      return rowToDivorce(row as Row);
    case 'reissue':
      return rowToReissue(row as Row);
  }
}

function rowToMarriage(row: Row): MarriageRecord {
  const common = commonOf(row);
  return {
    ...common,
    ...onlineCheckOf(row, common.couple, () => ({ business: 'marriage' })),
    business: 'marriage',
    state: row.state as MarriageState,
    application: parsed(row.application)!,
    confirmation: parsed(row.confirmation),
    presence: parsed(row.presence),
    declared: parsed(row.declared),
    photoId: row.photoId,
    photoOf: row.photoOf,
  };
}

function rowToDivorce(row: Row): DivorceRecord {
  const point = row.state as DivorcePoint;
  const common = commonOf(row);
  const application = DivorceApplication.parse(parsed(row.application));
  const seenAgain = parsed<DivorceRecord['seenAgain']>(row.seenAgain) ?? { man: null, woman: null };
  const now = coupleNow({ couple: common.couple, seenAgain, point });
  return {
    ...common,
    ...onlineCheckOf(row, now, (slot) => ({
      business: 'divorce',
      registrationNumber: application.marriage.number,
      spouses: [common.couple, now].map((couple) => couple[otherSlot(slot)]),
    })),
    business: 'divorce',
    state: divorceStateOf(point),
    point,
    application,
    firstVisit: parsed(row.firstVisit),
    applied: parsed(row.applied),
    receivedBy: parsed(row.receivedBy),
    receiptNumber: row.receiptNumber,
    restPolicy: row.restPolicy,
    dates: parsed(row.dates),
    movedDates: parsed(row.movedDates),
    withdrawal: parsed(row.withdrawal),
    returnedAt: row.returnedAt,
    returnedOn: row.returnedOn,
    seenAgain,
    interviews: { man: parsed(row.manInterview), woman: parsed(row.womanInterview) },
    declared: parsed(row.divorceDeclared),
    agreementSigned: parsed(row.agreementSigned),
    photos: { man: row.manPhotoId, woman: row.womanPhotoId },
    endedAs: row.endedAs,
  };
}

function rowToReissue(row: Row): ReissueRecord {
  const common = commonOf(row);
  const application = ReissueApplication.parse(parsed(row.application));
  const { kind, applicants, record, evidence } = application;
  const expected = (slot: Slot) =>
    kind === 'marriage' ? { registrationNumber: record.number, spouses: [common.couple[otherSlot(slot)]] } : null;
  return {
    ...common,
    ...onlineCheckOf(row, common.couple, (slot) => ({ business: 'reissue', marriage: expected(slot) }), applicants),
    business: 'reissue',
    state: row.state as ReissueState,
    application,
    inPerson: row.inPerson === null ? null : row.inPerson === 1,
    declared: parsed(row.declared),
    photoId: row.photoId,
    approved: row.approvedEvidence !== null && row.approvedEvidence === evidence,
  };
}

function commonOf(row: Row): Omit<CommonRecord, 'checks' | 'onlineCheck'> {
  const { id, number, openedAt, openedOn, changedAt, counter, registrarId, registrarName, revision, examinationNote } = row;
  const { registrationNumber, manBlank, womanBlank, preparedOn, registeredOn, closedOn, closedReason, discrepancies, offline } = row;
  return {
    id,
    number,
    openedAt,
    openedOn,
    changedAt,
    counter,
    registrarId,
    registrarName,
    revision,
    // Forms kept before a field was known get its empty value.
    couple: Couple.parse(parsed(row.couple)),
    findings: parsed(row.findings)!,
    examinationNote,
    registrationNumber,
    manBlank,
    womanBlank,
    preparedOn,
    registeredOn,
    characters: parsed(row.characters)!,
    closedOn,
    closedReason,
    discrepancies,
    offline,
  };
}

function parsed<T>(text: Text): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

export function findCase(db: ReadableDb, id: string): CaseRecord | null {
  const row = db.prepare(`${selectCases} WHERE c.id = ?`).get(id);
  return row ? rowToCase(row) : null;
}

export function findMarriage(db: ReadableDb, id: string): MarriageRecord | null {
  const record = findCase(db, id);
  return record?.business === 'marriage' ? record : null;
}

export function findDivorce(db: ReadableDb, id: string): DivorceRecord | null {
  const record = findCase(db, id);
  return record?.business === 'divorce' ? record : null;
}

export function findReissue(db: ReadableDb, id: string): ReissueRecord | null {
  const record = findCase(db, id);
  return record?.business === 'reissue' ? record : null;
}

/** Applications by a condition on their row `v` and their case `c`, oldest acceptance first. */
export function listDivorces(db: ReadableDb, condition: string, parameters: Readonly<Record<string, string>> = {}): DivorceRecord[] {
  const rows = db
    .prepare(`${selectCases} WHERE c.business = 'divorce' AND (${condition}) ORDER BY v.accepted_on, c.opened_at`)
    .all(parameters);
  return rows.map((row) => rowToDivorce(row as Row));
}

/** Unfinished cases first, oldest first, with what was accepted today; then what came to an end today, newest first. Each part is found by an index. */
export function listWork(db: ReadableDb, today: CivilDate): CaseRecord[] {
  return db
    .prepare(
      `${selectCases}
       WHERE c.id IN (
         SELECT id FROM cases WHERE state IN ${unfinishedStates}
         UNION SELECT id FROM cases WHERE registered_on = :today
         UNION SELECT id FROM cases WHERE closed_on = :today
         UNION SELECT case_id FROM divorces WHERE accepted_on = :today)
       ORDER BY coalesce(c.registered_on, c.closed_on) IS NOT NULL,
         CASE WHEN coalesce(c.registered_on, c.closed_on) IS NULL THEN c.opened_at END, c.changed_at DESC
       LIMIT 300`,
    )
    .all({ today })
    .map(rowToCase);
}
