import { papersSignedAs } from '#shared/law/filing.ts';
import { unknownPerson } from '#shared/law/marriage/index.ts';
import {
  identityKey,
  slots,
  type Business,
  type DivorcePoint,
  type KnownPerson,
  type MaterialKind,
  type RegisteredMarriage,
  type Scan,
  type Slot,
} from '#shared/model/index.ts';
import { listScans } from '../archive/index.ts';
import { listDocuments } from '../documents/records.ts';
import type { ReadableDb } from '../store/types.ts';
import type { CommonRecord } from './common-record.ts';
import type { DivorceRecord } from './divorce/record.ts';
import type { MarriageRecord } from './marriage/record.ts';
import { closedStates } from './states.ts';

/**
 * Scans that prove something. Of a paper the case itself prints only the signed form of its current printing counts: once what it
 * says has changed it is drawn anew, and a signature under the words of before proves nothing of those of now.
 */
export function listCountingScans(db: ReadableDb, record: Signing): Scan[] {
  const current = new Set(listDocuments(db, record.id).flatMap((document) => (document.current ? [document.id] : [])));
  return listScans(db, record.id).filter(
    ({ kind, documentId }) => !isPrintedHere(record, kind) || (documentId !== null && current.has(documentId)),
  );
}

type What = 'id' | 'business' | 'application';
type Signing = Pick<MarriageRecord, What> | Pick<DivorceRecord, What>;

/** The couple may sign an agreement of their own instead of the one written here. */
function isPrintedHere(record: Signing, kind: MaterialKind): boolean {
  if (record.business === 'divorce' && kind === 'divorceAgreement') return record.application.agreement.from === 'assistant';
  return papersSignedAs(record.business, kind).length > 0;
}

/** What this hall knows of both beyond this case. */
export function knownPersons(db: ReadableDb, record: Pick<CommonRecord, 'id' | 'couple'>): Record<Slot, KnownPerson> {
  return Object.fromEntries(slots.map((slot) => [slot, knownPerson(db, record, slot)])) as Record<Slot, KnownPerson>;
}

function knownPerson(db: ReadableDb, record: Pick<CommonRecord, 'id' | 'couple'>, slot: Slot): KnownPerson {
  const idNumber = identityKey(record.couple[slot]);
  if (idNumber === '') return unknownPerson;
  const marriage = db
    .prepare(
      `SELECT m.registration_number AS number, c.registered_on AS "on", p.id_number AS partner
       FROM marriages_in_force m JOIN cases c ON c.id = m.case_id JOIN case_parties p ON p.case_id = m.case_id AND p.id_number <> m.id_number
       WHERE m.id_number = ? AND m.case_id <> ?`,
    )
    .get(idNumber, record.id) as RegisteredMarriage | undefined;
  const inFlight = findOpen(db, idNumber, record.id, 'divorce');
  return {
    registeredMarriage: marriage ?? null,
    openCaseNumber: findOpen(db, idNumber, record.id, 'marriage')?.number ?? null,
    divorceInFlight: inFlight && { number: inFlight.number, point: inFlight.state as DivorcePoint },
  };
}

/** Their oldest case of a business that has not ended, another one excepted. */
function findOpen(
  db: ReadableDb,
  idNumber: string,
  except: string,
  business: Business,
): { readonly number: string; readonly state: string } | null {
  const row = db
    .prepare(
      `SELECT c.number, c.state FROM case_parties p JOIN cases c ON c.id = p.case_id
       WHERE p.id_number = ? AND c.id <> ? AND c.business = ? AND c.state NOT IN ${closedStates} ORDER BY c.opened_at LIMIT 1`,
    )
    .get(idNumber, except, business) as { number: string; state: string } | undefined;
  return row ?? null;
}
