import { lawSettingsOn } from '#shared/law/settings.ts';
import { initialMarriageFacts, unknownPerson } from '#shared/law/marriage/index.ts';
import {
  identityKey,
  slots,
  type CivilDate,
  type KnownPerson,
  type MarriageFacts,
  type MarriageStep,
  type RegisteredMarriage,
  type Scan,
  type Slot,
  type StaffMember,
} from '#shared/model/index.ts';
import { listScans, signedAs } from '../../archive/index.ts';
import { listDocuments } from '../../documents/records.ts';
import { getOffice, isOfflineDayOpen } from '../../office/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseRecord } from '../case-record.ts';

/** What the call itself adds to what is recorded. */
type Said = Partial<Pick<MarriageFacts, 'bothPresent' | 'askedApart' | 'declared'>>;

/** All the law is asked about, from the case, the office, the store and the registrar who acts. */
export function gatherFacts(
  db: ReadableDb,
  record: CaseRecord,
  step: MarriageStep,
  on: CivilDate,
  registrar: StaffMember | null,
  said: Said = {},
): MarriageFacts {
  const office = getOffice(db);
  return {
    ...initialMarriageFacts(step, record.couple, on),
    application: record.application,
    scans: listCountingScans(db, record.id).map(({ kind, party }) => ({ kind, party })),
    settings: lawSettingsOn(on, office.practice),
    bothPresent: record.presence?.bothPresent ?? null,
    askedApart: record.presence?.askedApart ?? null,
    declared: record.declared,
    hasPhoto: record.photoId !== null,
    capabilities: office.capabilities,
    registrar: registrar && { idNumber: registrar.idNumber, certificate: registrar.certificate },
    onlineCheck: record.onlineCheck,
    offline: { authorisation: office.offlineAuthorisation, dayOpen: isOfflineDayOpen(db, on) },
    existing: knownPersons(db, record),
    preparedOn: record.preparedOn,
    ...said,
  };
}

/**
 * Scans that prove something. Of a paper the case itself prints only the signed form of its current printing counts: once what it
 * says has changed it is drawn anew, and a signature under the words of before proves nothing of those of now.
 */
export function listCountingScans(db: ReadableDb, caseId: string): Scan[] {
  const current = new Set(listDocuments(db, caseId).flatMap((document) => (document.current ? [document.id] : [])));
  const printedHere = Object.values(signedAs);
  return listScans(db, caseId).filter(
    ({ kind, documentId }) => !printedHere.includes(kind) || (documentId !== null && current.has(documentId)),
  );
}

/** What this hall knows of both beyond this case. */
export function knownPersons(db: ReadableDb, record: Pick<CaseRecord, 'id' | 'couple'>): Record<Slot, KnownPerson> {
  return Object.fromEntries(slots.map((slot) => [slot, knownPerson(db, record, slot)])) as Record<Slot, KnownPerson>;
}

function knownPerson(db: ReadableDb, record: Pick<CaseRecord, 'id' | 'couple'>, slot: Slot): KnownPerson {
  const idNumber = identityKey(record.couple[slot]);
  if (idNumber === '') return unknownPerson;
  const marriage = db
    .prepare(
      `SELECT m.registration_number AS number, c.registered_on AS "on", p.id_number AS partner
       FROM marriages_in_force m JOIN cases c ON c.id = m.case_id JOIN case_parties p ON p.case_id = m.case_id AND p.id_number <> m.id_number
       WHERE m.id_number = ? AND m.case_id <> ?`,
    )
    .get(idNumber, record.id) as RegisteredMarriage | undefined;
  const openCase = db
    .prepare(
      `SELECT c.number FROM case_parties p JOIN cases c ON c.id = p.case_id
       WHERE p.id_number = ? AND c.id <> ? AND c.state NOT IN ('registered', 'refused', 'redirected', 'cancelled') ORDER BY c.opened_at LIMIT 1`,
    )
    .get(idNumber, record.id);
  return {
    registeredMarriage: marriage ?? null,
    openCaseNumber: (openCase as { number: string } | undefined)?.number ?? null,
    divorceInFlight: null,
  };
}
