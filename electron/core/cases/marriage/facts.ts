import { lawSettingsOn } from '#shared/law/settings.ts';
import { initialMarriageFacts, unknownPerson } from '#shared/law/marriage/index.ts';
import {
  identityKey,
  slots,
  type CivilDate,
  type KnownPerson,
  type MarriageFacts,
  type MarriageStep,
  type Slot,
  type StaffMember,
} from '#shared/model/index.ts';
import { listScans } from '../../archive/index.ts';
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
    scans: listScans(db, record.id).map(({ kind, party }) => ({ kind, party })),
    settings: lawSettingsOn(on, office.practice),
    bothPresent: record.presence?.bothPresent ?? null,
    askedApart: record.presence?.askedApart ?? null,
    declared: record.declared,
    hasPhoto: record.photoId !== null,
    capabilities: office.capabilities,
    registrar: registrar && { idNumber: registrar.idNumber, certificate: registrar.certificate },
    onlineCheck: record.onlineCheck,
    offline: { authorisation: office.offlineAuthorisation, dayOpen: isOfflineDayOpen(db, on) },
    existing: Object.fromEntries(slots.map((slot) => [slot, knownPerson(db, record, slot)])) as Record<Slot, KnownPerson>,
    preparedOn: record.preparedOn,
    ...said,
  };
}

/** What this hall knows of a party beyond this case. */
function knownPerson(db: ReadableDb, record: CaseRecord, slot: Slot): KnownPerson {
  const idNumber = identityKey(record.couple[slot]);
  if (idNumber === '') return unknownPerson;
  const marriage = db.prepare(`SELECT registration_number AS number FROM marriages_in_force WHERE id_number = ?`).get(idNumber);
  const openCase = db
    .prepare(
      `SELECT c.number FROM case_parties p JOIN cases c ON c.id = p.case_id
       WHERE p.id_number = ? AND c.id <> ? AND c.state NOT IN ('registered', 'refused', 'redirected', 'cancelled') ORDER BY c.opened_at LIMIT 1`,
    )
    .get(idNumber, record.id);
  return { registeredMarriage: numberOf(marriage), openCaseNumber: numberOf(openCase) };
}

function numberOf(row: unknown): string | null {
  return (row as { number: string } | undefined)?.number ?? null;
}
