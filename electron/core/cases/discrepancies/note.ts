import { slots, TheirRecord, type Couple, type DiscrepancyKind, type OurRecord, type Slot } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import type { ActReceipt } from '../../sync/contents.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import { coupleNow } from '../divorce/couple-now.ts';
import { provincePerson } from '../province-person.ts';
import { discrepancyFound } from './acts.ts';

export interface NewDiscrepancy {
  readonly caseId: string;
  readonly kind: DiscrepancyKind;
  readonly party: Slot | null;
  /** What told it, so that the same is noted once while it is open: `question:<id>`, `act:<id>`, `notice:<number>`. */
  readonly source: string;
  readonly theirs: Omit<Partial<TheirRecord>, 'at'>;
}

/** Notes a contradiction beside what was registered here; false where the same stands open already. */
export function noteDiscrepancy(transaction: Transaction, { caseId, kind, party, source, theirs }: NewDiscrepancy): boolean {
  const { db, at, append } = transaction;
  const record = findCase(db, caseId);
  if (!record) throw new Error(`no case ${caseId}`);
  if (isOpen(db, { caseId, kind, source })) return false;
  const ours = ourRecord(record);
  append(discrepancyFound, { id: createId(), kind, party, source, ours, theirs: TheirRecord.parse({ ...theirs, at }) }, { caseId });
  return true;
}

/** What a receipt of the province means here: refused for good, or taken in against another registration. */
export function noteReceipt(transaction: Transaction, caseId: string, receipt: ActReceipt): boolean {
  const { id, result, code, reason, conflictsWith } = receipt;
  if (result !== 'conflict' && (result !== 'rejected' || isPassing(code))) return false;
  return noteDiscrepancy(transaction, {
    caseId,
    kind: result,
    party: partyIn(conflictsWith?.about),
    source: `act:${id}`,
    theirs: { receipt: receipt.receipt, code, reason, conflictsWith },
  });
}

/** These are sent again by themselves (docs/sync-protocol.md, 4). */
function isPassing(code: string | null): boolean {
  return code === 'act.part' || code === 'act.earlierRejected';
}

function partyIn(about: string | undefined): Slot | null {
  return slots.find((slot) => slot === about) ?? null;
}

function isOpen(db: ReadableDb, of: { readonly caseId: string; readonly kind: string; readonly source: string }): boolean {
  return (
    db
      .prepare(`SELECT 1 FROM discrepancies WHERE case_id = :caseId AND state = 'open' AND kind = :kind AND source = :source`)
      .get({ ...of }) !== undefined
  );
}

function ourRecord(record: CaseRecord): OurRecord {
  const { business, registrationNumber, registeredOn } = record;
  const couple: Couple = record.business === 'divorce' ? coupleNow(record) : record.couple;
  return { business, registrationNumber, registeredOn, man: provincePerson(couple.man), woman: provincePerson(couple.woman) };
}
