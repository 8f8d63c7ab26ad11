import {
  bareIdentity,
  identityKey,
  slots,
  type ByParty,
  type CivilDate,
  type Couple,
  type DivorceApplication,
  type DivorcePoint,
  type Finding,
  type MarriageApplication,
  type MarriageDeclaration,
  type MarriageState,
  type OfflineActState,
  type OnlineCheck,
  type PartyChecks,
  type PartyDraft,
  type ReissueApplication,
  type ReissueState,
  type Slot,
} from '#shared/model/index.ts';
import type { ActHeader, ReadableDb, WritableDb } from '../store/types.ts';
import type { Presence, RecordedConfirmation } from './marriage/record.ts';

/** What the tables hold of a case of any business, with the newest draft laid over it while it is open. */
export interface CommonRecord {
  readonly id: string;
  readonly number: string;
  readonly openedAt: string;
  readonly openedOn: CivilDate;
  readonly changedAt: string;
  readonly counter: string;
  readonly registrarId: string;
  readonly registrarName: string;
  readonly revision: number;
  readonly couple: Couple;
  readonly onlineCheck: OnlineCheck;
  /** What the province was asked about these very persons, and answered. */
  readonly checks: PartyChecks;
  /** How many discrepancies stand open. */
  readonly discrepancies: number;
  readonly offline: OfflineActState | null;
  readonly findings: readonly Finding[];
  readonly examinationNote: string;
  readonly registrationNumber: string | null;
  readonly manBlank: string | null;
  readonly womanBlank: string | null;
  readonly preparedOn: CivilDate | null;
  readonly registeredOn: CivilDate | null;
  /** Digests of the pictures of characters no font draws, by the character. */
  readonly characters: Readonly<Record<string, string>>;
  /** The day it came to an end without a registration. */
  readonly closedOn: CivilDate | null;
  readonly closedReason: string | null;
}

interface Changes {
  state?: MarriageState | DivorcePoint | ReissueState;
  couple?: Couple;
  application?: MarriageApplication | DivorceApplication | ReissueApplication;
  confirmation?: RecordedConfirmation | null;
  registrar_id?: string;
  counter?: string;
  revision?: number;
  presence?: Presence;
  declared?: MarriageDeclaration | ByParty | null;
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
  closed_on?: CivilDate | null;
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

/** For the projection of an act: the number of its case. */
export function caseNumberOf(db: ReadableDb, { caseId }: ActHeader): string {
  return (db.prepare(`SELECT number FROM cases WHERE id = ?`).get(caseId) as { number: string }).number;
}

/** The two persons of a couple, in whichever slots they stand. */
export function personsIn(couple: Couple): string {
  return slots
    .map((slot) => identityKey(couple[slot]))
    .toSorted()
    .join(' ');
}

/** The numbers somebody is found by, as they are compared. */
export function numbersOf(party: PartyDraft): string[] {
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

/** The numbers of a document shown later than that of the form. */
export interface LaterNumbers {
  readonly slot: Slot;
  /** `identityKey` */
  readonly idNumber: string;
  /** Of a permit, as it is compared; '' of what has none beside. */
  readonly documentNumber: string;
}

/** Of those who are known by other numbers than the form says; neither is forgotten when they show a third. */
export function laterNumbers(couple: Couple, later: Couple): LaterNumbers[] {
  return slots.flatMap((slot) => {
    const idNumber = identityKey(later[slot]);
    const documentNumber = bareIdentity(later[slot].documentNumber);
    const same = idNumber === identityKey(couple[slot]) && documentNumber === bareIdentity(couple[slot].documentNumber);
    return same ? [] : [{ slot, idNumber, documentNumber }];
  });
}

export function projectLaterNumbers(db: WritableDb, { caseId }: ActHeader, numbers: readonly LaterNumbers[]): void {
  const put = db.prepare(`INSERT OR IGNORE INTO later_numbers (case_id, slot, id_number, document_number) VALUES (?, ?, ?, ?)`);
  for (const { slot, idNumber, documentNumber } of numbers) put.run(caseId, slot, idNumber, documentNumber);
}
