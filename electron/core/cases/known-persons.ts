import { papersSignedAs } from '#shared/law/filing.ts';
import {
  civilDateAt,
  identityKey,
  type Business,
  type Couple,
  type DivorcePoint,
  type KnownPerson,
  type MaterialKind,
  type RegisteredMarriage,
  type Scan,
  type Slot,
} from '#shared/model/index.ts';
import { Temporal } from 'temporal-polyfill';
import { listScans } from '../archive/index.ts';
import { findKnownListing } from '../archive/register/index.ts';
import { listDocuments } from '../documents/records.ts';
import type { ReadableDb } from '../store/types.ts';
import { withRenewedProof } from './divorce/couple-now.ts';
import type { DivorceRecord } from './divorce/record.ts';
import type { MarriageRecord } from './marriage/record.ts';
import type { ReissueRecord } from './reissue/record.ts';
import { closedStates } from './states.ts';

/**
 * Scans that prove something. Of a paper the case itself prints only the signed form of its current printing counts: once what it
 * says has changed it is drawn anew, and a signature under the words of before proves nothing of those of now. Nor does a proof of
 * which another was issued since.
 */
export function listCountingScans(db: ReadableDb, record: Signing): Scan[] {
  const current = new Set(listDocuments(db, record.id).flatMap((document) => (document.current ? [document.id] : [])));
  return listScans(db, record.id).filter(
    (scan) =>
      (!isPrintedHere(record, scan.kind) || (scan.documentId !== null && current.has(scan.documentId))) && !isReplaced(record, scan),
  );
}

/** The scan of a proof that was issued anew since: of the one before, filed by the day of acceptance. */
function isReplaced(record: Signing, { kind, party, addedAt }: Scan): boolean {
  if (record.business !== 'divorce' || kind !== 'militaryMarriageProof' || record.dates === null) return false;
  const renewed = withRenewedProof(record).some((slot) => party === null || party === slot);
  return renewed && civilDateAt(Temporal.Instant.from(addedAt)) <= record.dates.accepted;
}

type What = 'id' | 'business' | 'application';
type Signing = Pick<MarriageRecord, What> | Pick<DivorceRecord, What | 'dates' | 'seenAgain'> | Pick<ReissueRecord, What>;

/** The couple may sign an agreement of their own instead of the one written here. */
function isPrintedHere(record: Signing, kind: MaterialKind): boolean {
  if (record.business === 'divorce' && kind === 'divorceAgreement') return record.application.agreement.from === 'assistant';
  return papersSignedAs(record.business, kind).length > 0;
}

/** By what each is known across cases: as they applied, and by the number of another document they showed since. */
export function identityKeys(couple: Couple, later: Couple = couple): Record<Slot, readonly string[]> {
  const keysOf = (slot: Slot) => [...new Set([identityKey(couple[slot]), identityKey(later[slot])])];
  return { man: keysOf('man'), woman: keysOf('woman') };
}

/** What this hall knows of both beyond this case, by all that each is known by: more than one where they showed another document since. */
export function knownPersons(db: ReadableDb, caseId: string, keys: Readonly<Record<Slot, readonly string[]>>): Record<Slot, KnownPerson> {
  return { man: knownPerson(db, caseId, keys.man), woman: knownPerson(db, caseId, keys.woman) };
}

function knownPerson(db: ReadableDb, caseId: string, keys: readonly string[]): KnownPerson {
  const of: Known = { keys: JSON.stringify(keys.filter((key) => key !== '')), caseId };
  const marriage = db
    .prepare(
      `SELECT m.registration_number AS number, c.registered_on AS "on", p.id_number AS partner
       FROM marriages_in_force m JOIN cases c ON c.id = m.case_id JOIN case_parties p ON p.case_id = m.case_id AND p.id_number <> m.id_number
       WHERE m.id_number IN (SELECT value FROM json_each(:keys)) AND m.case_id <> :caseId ORDER BY c.registered_on DESC LIMIT 1`,
    )
    .get(of) as RegisteredMarriage | undefined;
  const inFlight = findOpen(db, of, 'divorce');
  return {
    registeredMarriage: marriage ?? null,
    openCaseNumber: findOpen(db, of, 'marriage')?.number ?? null,
    listing: findKnownListing(db, keys),
    divorceInFlight: inFlight && { number: inFlight.number, point: inFlight.state as DivorcePoint },
  };
}

interface Known {
  /** JSON array of `identityKey`s. */
  readonly keys: string;
  readonly caseId: string;
}

/** Their oldest case of a business that has not ended, another one excepted. */
function findOpen(db: ReadableDb, of: Known, business: Business): { readonly number: string; readonly state: string } | null {
  const row = db
    .prepare(
      `SELECT c.number, c.state FROM cases c
       WHERE c.id IN (
           SELECT case_id FROM case_parties WHERE id_number IN (SELECT value FROM json_each(:keys))
           UNION SELECT case_id FROM later_numbers WHERE id_number IN (SELECT value FROM json_each(:keys)))
         AND c.id <> :caseId AND c.business = :business AND c.state NOT IN ${closedStates} ORDER BY c.opened_at LIMIT 1`,
    )
    .get({ ...of, business }) as { number: string; state: string } | undefined;
  return row ?? null;
}
