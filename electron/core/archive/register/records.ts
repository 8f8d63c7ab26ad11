import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { withDocument, withName } from '#shared/law/divorce/index.ts';
import {
  comparableIdentity,
  Couple,
  historicalAsRegistered,
  Office,
  RecordChange,
  RecordedPerson,
  type Registration,
  type CivilDate,
  type PartyDraft,
  type RecordNote,
  type RegisterRecord,
  type SeenAgain,
  type Slot,
} from '#shared/model/index.ts';
import { findHistorical } from '../historical.ts';
import type { ReadableDb } from '../../store/types.ts';
import { entryOfPerson } from './finder/index-record.ts';
import { comparableName } from './finder/names.ts';

/**
 * What a record is looked for by. `number`: a registration number in any form it was ever written in, or that of a certificate issued
 * in its place; `identity`: any number somebody is known by, also as `identityKey`, 15 or 18 characters; `name`: the whole name.
 */
export type FindBy = { readonly number: string } | { readonly identity: string } | { readonly name: string };

/** No more are answered at once. */
const most = 50;

/** Registered cases, paper records and those of old that can be read as one, by the day of registration. Whoever shows them to somebody journals the look (`look-ups`). */
export function findRecords(db: ReadableDb, by: FindBy): RegisterRecord[] {
  const ids = 'number' in by ? idsByNumber(db, by.number) : 'identity' in by ? idsByIdentity(db, by.identity) : idsByName(db, by.name);
  return ids.flatMap((id) => findRecord(db, id) ?? []);
}

/** One record by its id; null when no such case is registered, no such paper record was entered, or an old one cannot be read as a record. */
export function findRecord(db: ReadableDb, id: string): RegisterRecord | null {
  const record = findCaseRecord(db, id) ?? findPaperRecord(db, id) ?? findHistoricalRecord(db, id);
  return record && { ...record, notes: listNotes(db, id) };
}

function idsByNumber(db: ReadableDb, written: string): string[] {
  const comparable = comparableNumber(written);
  if (comparable === '') return [];
  return all(
    db,
    `SELECT record_id AS id, "on" FROM register_entries WHERE comparable_number = :comparable AND comparable_number <> ''
     UNION SELECT e.record_id, e."on" FROM record_notes n JOIN register_entries e ON e.record_id = n.record_id
       WHERE n.kind = 'reissued' AND n.comparable_document = :comparable`,
    { comparable },
  );
}

function idsByIdentity(db: ReadableDb, identity: string): string[] {
  const number = comparableIdentity(identity);
  if (number === '') return [];
  return all(
    db,
    `SELECT e.record_id AS id, e."on" FROM register_numbers n JOIN register_entries e ON e.entry = n.entry WHERE n.number = :number`,
    { number },
  );
}

function idsByName(db: ReadableDb, written: string): string[] {
  const name = comparableName(written);
  if (name === '') return [];
  return all(
    db,
    `SELECT e.record_id AS id, e."on" FROM register_persons s JOIN register_entries e ON e.entry = ${entryOfPerson('s.id')} WHERE s.name = :name`,
    { name },
  );
}

function all(db: ReadableDb, query: string, values: object): string[] {
  return db.prepare(`SELECT id FROM (${query}) ORDER BY "on", id LIMIT ${most}`).pluck().all(values) as string[];
}

type Bare = Omit<RegisterRecord, 'notes'>;

function findCaseRecord(db: ReadableDb, id: string): Bare | null {
  const row = db
    .prepare(
      `SELECT c.business, c.registration_number AS number, c.registered_on AS "on", c.couple, d.seen_again AS seenAgain, o.settings AS office,
         (SELECT f.file_number FROM archive_files f WHERE f.act_id = c.id AND f.act = c.business AND f.undone_at IS NULL) AS fileNumber
       FROM cases c LEFT JOIN divorces d ON d.case_id = c.id JOIN office o WHERE c.id = ? AND c.registered_on IS NOT NULL`,
    )
    .get(id) as
    | {
        business: Registration;
        number: string;
        on: CivilDate;
        couple: string;
        seenAgain: string | null;
        office: string;
        fileNumber: string | null;
      }
    | undefined;
  if (!row) return null;
  const couple = Couple.parse(JSON.parse(row.couple));
  const seen = (row.seenAgain === null ? {} : JSON.parse(row.seenAgain)) as Partial<Record<Slot, SeenAgain | null>>;
  const { regionCode, name } = Office.parse(JSON.parse(row.office));
  return {
    id,
    kind: row.business,
    registrationNumber: row.number,
    office: { code: regionCode, name },
    registeredOn: row.on,
    man: personOf(couple.man, seen.man),
    woman: personOf(couple.woman, seen.woman),
    source: 'case',
    fileNumber: row.fileNumber,
  };
}

/** As the certificate names them: by the document and the name shown last. */
function personOf(party: PartyDraft, seen: SeenAgain | null | undefined): RecordedPerson {
  const documented = seen?.other === undefined ? party : withDocument(party, seen.other);
  const { name, idNumber, birthDate, nationality, document, documentNumber } =
    seen?.name === undefined ? documented : withName(documented, seen.name, seen.nameProof);
  return { name, idNumber, born: birthDate, nationality, document, documentNumber };
}

function findPaperRecord(db: ReadableDb, id: string): Bare | null {
  const row = db
    .prepare(
      `SELECT kind, registration_number AS registrationNumber, office_code AS code, office_name AS name, registered_on AS registeredOn,
         file_number AS fileNumber FROM paper_records WHERE id = ?`,
    )
    .get(id) as
    (Pick<RegisterRecord, 'kind' | 'registrationNumber' | 'registeredOn' | 'fileNumber'> & RegisterRecord['office']) | undefined;
  if (!row) return null;
  const { code, name, ...record } = row;
  const persons = db.prepare('SELECT slot, person FROM paper_persons WHERE record_id = ?').all(id) as { slot: Slot; person: string }[];
  const person = (slot: Slot) => RecordedPerson.parse(JSON.parse(persons.find((each) => each.slot === slot)!.person));
  return { ...record, id, office: { code, name }, man: person('man'), woman: person('woman'), source: 'paper' };
}

function findHistoricalRecord(db: ReadableDb, id: string): Bare | null {
  const record = findHistorical(db, id);
  return record && historicalAsRegistered(record);
}

function listNotes(db: ReadableDb, recordId: string): RecordNote[] {
  const rows = db
    .prepare(
      `SELECT n.id, n.at, s.name AS staffName, a.name AS approverName, n.kind, n.party, n."on", n.authority, n.document,
         n.file_number AS fileNumber, n.text, n.changes, (SELECT count(*) FROM note_pages g WHERE g.note_id = n.id) AS scans
       FROM record_notes n LEFT JOIN staff s ON s.id = n.staff_id LEFT JOIN staff a ON a.id = n.approver_id
       WHERE n.record_id = ? ORDER BY n.at, n.id`,
    )
    .all(recordId) as (Omit<RecordNote, 'changes' | 'staffName'> & { changes: string; staffName: string | null })[];
  return rows.map((row) => ({
    ...row,
    staffName: row.staffName ?? '',
    changes: RecordChange.array().parse(JSON.parse(row.changes)),
  }));
}

/** The digest of a scanned page of a note's paper. */
export function findNotePage(db: ReadableDb, { noteId, page }: { readonly noteId: string; readonly page: number }): string | null {
  const digest = db.prepare('SELECT digest FROM note_pages WHERE note_id = ? AND page = ?').pluck().get(noteId, page);
  return (digest as string | undefined) ?? null;
}
