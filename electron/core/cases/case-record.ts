import {
  Couple,
  bareIdentity,
  identityKey,
  slots,
  type CaseView,
  type CivilDate,
  type Confirmation,
  type Finding,
  type MarriageApplication,
  type MarriageDeclaration,
  type MarriageState,
  type OnlineCheck,
  type PartyDraft,
} from '#shared/model/index.ts';
import type { ActHeader, ReadableDb, WritableDb } from '../store/types.ts';

/** Both came in person, and each was asked alone. */
export interface Presence {
  readonly bothPresent: boolean;
  readonly askedApart: boolean;
}

/** What the couple confirmed, as recorded. */
export interface RecordedConfirmation {
  readonly at: string;
  readonly on: Confirmation['on'];
  readonly seen: string;
}

/** A case as the tables hold it, with the newest draft laid over it while it is open. */
export interface CaseRecord {
  readonly id: string;
  readonly number: string;
  readonly business: CaseView['business'];
  readonly state: MarriageState;
  readonly openedAt: string;
  readonly openedOn: CivilDate;
  readonly changedAt: string;
  readonly counter: string;
  readonly registrarId: string;
  readonly registrarName: string;
  readonly revision: number;
  readonly couple: Couple;
  readonly application: MarriageApplication;
  readonly confirmation: RecordedConfirmation | null;
  readonly presence: Presence | null;
  readonly declared: MarriageDeclaration | null;
  readonly onlineCheck: OnlineCheck;
  readonly findings: readonly Finding[];
  readonly examinationNote: string;
  readonly photoId: string | null;
  /** Whom the photo shows, as `personsIn` says it. */
  readonly photoOf: string | null;
  readonly registrationNumber: string | null;
  readonly manBlank: string | null;
  readonly womanBlank: string | null;
  readonly preparedOn: CivilDate | null;
  readonly registeredOn: CivilDate | null;
  /** Digests of the pictures of characters no font draws, by the character. */
  readonly characters: Readonly<Record<string, string>>;
  /** The day it was refused or given up. */
  readonly closedOn: CivilDate | null;
  readonly closedReason: string | null;
}

const select = `
  SELECT c.id, c.number, c.business, c.state, c.opened_at AS openedAt, c.opened_on AS openedOn, c.changed_at AS changedAt,
    c.counter, c.registrar_id AS registrarId, s.name AS registrarName,
    CASE WHEN d.revision > c.revision THEN d.revision ELSE c.revision END AS revision,
    CASE WHEN d.revision > c.revision THEN d.couple ELSE c.couple END AS couple,
    CASE WHEN d.revision > c.revision THEN d.application ELSE c.application END AS application, c.confirmation,
    c.presence, c.declared, c.online_check AS onlineCheck, c.findings, c.examination_note AS examinationNote, c.photo_id AS photoId,
    c.photo_of AS photoOf, c.registration_number AS registrationNumber, c.man_blank AS manBlank, c.woman_blank AS womanBlank,
    c.prepared_on AS preparedOn, c.registered_on AS registeredOn, c.closed_on AS closedOn, c.closed_reason AS closedReason,
    (SELECT json_group_object(p.character, p.digest) FROM character_pictures p WHERE p.case_id = c.id AND p.withdrawn_at IS NULL) AS characters
  FROM cases c JOIN staff s ON s.id = c.registrar_id LEFT JOIN drafts d ON d.case_id = c.id`;

/** Named one by one, so that an index finds them. */
const unfinishedStates = `('opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared')`;

const jsonColumns = ['couple', 'application', 'confirmation', 'presence', 'declared', 'onlineCheck', 'findings', 'characters'] as const;

function rowToCase(row: unknown): CaseRecord {
  const record = { ...(row as Record<string, unknown>) };
  for (const column of jsonColumns) record[column] = record[column] === null ? null : JSON.parse(record[column] as string);
  // Forms kept before a field was known get its empty value.
  return { ...record, couple: Couple.parse(record.couple) } as unknown as CaseRecord;
}

export function findCase(db: ReadableDb, id: string): CaseRecord | null {
  const row = db.prepare(`${select} WHERE c.id = ?`).get(id);
  return row ? rowToCase(row) : null;
}

/** Unfinished cases first, oldest first; then what came to an end today, newest first. Each part is found by an index. */
export function listWork(db: ReadableDb, today: CivilDate): CaseRecord[] {
  return db
    .prepare(
      `${select}
       WHERE c.id IN (
         SELECT id FROM cases WHERE state IN ${unfinishedStates}
         UNION SELECT id FROM cases WHERE registered_on = :today
         UNION SELECT id FROM cases WHERE closed_on = :today)
       ORDER BY coalesce(c.registered_on, c.closed_on) IS NOT NULL,
         CASE WHEN coalesce(c.registered_on, c.closed_on) IS NULL THEN c.opened_at END, c.changed_at DESC
       LIMIT 300`,
    )
    .all({ today })
    .map(rowToCase);
}

/** The number without the place that gave it; the words of the index. */
const bareNumber = `substr(id_number, instr(id_number, ':') + 1)`;

export type CaseQuery =
  | { readonly by: 'number'; readonly number: string; readonly openedOn: CivilDate | null }
  | { readonly by: 'registrationNumber'; readonly registrationNumber: string }
  | { readonly by: 'identity'; readonly number: string }
  | { readonly by: 'name'; readonly name: string };

export function queryCases(db: ReadableDb, query: CaseQuery): CaseRecord[] {
  return db
    .prepare(`${select} WHERE ${conditions[query.by]} ORDER BY c.opened_at DESC LIMIT 50`)
    .all(parametersOf(db, query))
    .map(rowToCase);
}

function parametersOf(db: ReadableDb, query: CaseQuery): Readonly<Record<string, string | null>> {
  const { by: _, ...parameters } = query;
  if (query.by === 'name') return { name: `%${namePattern(query.name)}%` };
  return query.by === 'identity' ? { number: query.number, drafts: JSON.stringify(draftsNaming(db, query.number)) } : parameters;
}

/** Any character stands for the dot between the parts of a name: input methods write it in many ways. */
function namePattern(name: string): string {
  return name.replace(/[\\%_]/g, '\\$&').replace(/\s*[·•‧∙・･.．]\s*/g, '_');
}

/** Forms not yet decided upon that name a number; there are few, and they hold it as it was typed. */
function draftsNaming(db: ReadableDb, number: string): string[] {
  const drafts = db.prepare(`SELECT case_id AS caseId, couple FROM drafts`).all() as { caseId: string; couple: string }[];
  return drafts
    .filter(({ couple }) => Object.values(Couple.parse(JSON.parse(couple))).some((party) => numbersOf(party).includes(number)))
    .map(({ caseId }) => caseId);
}

/** Forms not yet decided upon are found by their drafts. */
const conditions: Readonly<Record<CaseQuery['by'], string>> = {
  number: `c.number = :number AND c.opened_on = coalesce(:openedOn, c.opened_on)`,
  registrationNumber: `c.registration_number = :registrationNumber`,
  identity: `c.id IN (
    SELECT case_id FROM case_parties WHERE ${bareNumber} = :number
    UNION SELECT case_id FROM case_parties WHERE document_number = :number
    UNION SELECT value FROM json_each(:drafts))`,
  name: `c.id IN (
    SELECT case_id FROM case_parties WHERE name LIKE :name ESCAPE '\\'
    UNION SELECT case_id FROM drafts
      WHERE couple ->> '$.man.name' LIKE :name ESCAPE '\\' OR couple ->> '$.woman.name' LIKE :name ESCAPE '\\')`,
};

/** Cases opened in a period, both days included, in the order they were opened; the next ones after one of them. */
export function listOpenedBetween(
  db: ReadableDb,
  {
    from,
    to,
    after,
    count,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly after: CaseRecord | null; readonly count: number },
): CaseRecord[] {
  return db
    .prepare(
      `${select} WHERE c.opened_on BETWEEN :from AND :to AND (c.opened_on, c.opened_at, c.id) > (:on, :at, :id)
       ORDER BY c.opened_on, c.opened_at, c.id LIMIT :count`,
    )
    .all({ from, to, count, on: after?.openedOn ?? '', at: after?.openedAt ?? '', id: after?.id ?? '' })
    .map(rowToCase);
}

/** How many cases this counter opened on a day, whoever serves them now. */
export function countOpened(db: ReadableDb, counter: string, on: CivilDate): number {
  const row = db
    .prepare(`SELECT count(*) AS n FROM cases WHERE opened_on = ? AND number >= ? AND number < ?`)
    .get(on, `${counter}-`, `${counter}.`);
  return (row as { n: number }).n;
}

/** How many cases opened on a day have not ended. */
export function countUnfinished(db: ReadableDb, on: CivilDate): number {
  return (db.prepare(`SELECT count(*) AS n FROM cases WHERE state IN ${unfinishedStates} AND opened_on = ?`).get(on) as { n: number }).n;
}

interface Changes {
  state?: MarriageState;
  couple?: Couple;
  application?: MarriageApplication;
  confirmation?: RecordedConfirmation | null;
  registrar_id?: string;
  counter?: string;
  revision?: number;
  presence?: Presence;
  declared?: MarriageDeclaration | null;
  online_check?: OnlineCheck;
  findings?: readonly Finding[];
  examination_note?: string;
  photo_id?: string;
  photo_of?: string;
  registration_number?: string | null;
  man_blank?: string | null;
  woman_blank?: string | null;
  prepared_on?: CivilDate | null;
  registered_on?: CivilDate;
  closed_on?: CivilDate;
  closed_reason?: string;
}

/** Projects a case act onto its row; objects are kept as JSON. */
export function updateCase(db: WritableDb, header: ActHeader, changes: Changes): void {
  const entries = Object.entries(changes);
  const assignments = entries.map(([column]) => `${column} = ?`);
  const values = entries.map(([, value]) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value));
  const { changes: changed } = db
    .prepare(`UPDATE cases SET ${[...assignments, 'changed_at = ?'].join(', ')} WHERE id = ?`)
    .run(...values, header.at, header.caseId);
  if (changed !== 1) throw new Error(`no case ${header.caseId}`);
  if (changes.couple) projectParties(db, header.caseId!, changes.couple);
}

/** The two persons of a couple, in whichever slots they stand. */
export function personsIn(couple: Couple): string {
  return slots
    .map((slot) => identityKey(couple[slot]))
    .toSorted()
    .join(' ');
}

function numbersOf(party: PartyDraft): string[] {
  return [identityKey(party).replace(/^.*:/, ''), bareIdentity(party.documentNumber)];
}

function projectParties(db: WritableDb, caseId: string, couple: Couple): void {
  const put = db.prepare(
    `INSERT INTO case_parties (case_id, slot, name, id_number, document_number) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id, slot) DO UPDATE
     SET name = excluded.name, id_number = excluded.id_number, document_number = excluded.document_number`,
  );
  for (const slot of slots) {
    const { name, documentNumber } = couple[slot];
    put.run(caseId, slot, name, identityKey(couple[slot]), bareIdentity(documentNumber));
  }
}
