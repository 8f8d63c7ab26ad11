import type { MyCase } from '#shared/contract/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { isFirm } from '#shared/law/divorce/index.ts';
import { listDocuments } from '../documents/records.ts';
import type { ReadableDb } from '../store/types.ts';
import { findCase, type CaseRecord } from './case-record.ts';

/** What somebody may know of the cases in which they are one of the two, the newest first. */
export function casesOfPerson(db: ReadableDb, identityKey: string): MyCase[] {
  if (identityKey === '') return [];
  const ids = db
    .prepare(
      `SELECT DISTINCT c.id FROM case_parties p JOIN cases c ON c.id = p.case_id WHERE p.id_number = ? ORDER BY c.opened_at DESC LIMIT 20`,
    )
    .pluck()
    .all(identityKey) as string[];
  return ids.map((id) => myCase(db, findCase(db, id)!));
}

function myCase(db: ReadableDb, record: CaseRecord): MyCase {
  const { id, number, business, openedOn, registeredOn } = record;
  const dates = record.business === 'divorce' ? record.dates : null;
  return {
    id,
    number,
    business,
    openedOn,
    registeredOn,
    stage: stageOf(record),
    dates: dates && {
      appliedOn: dates.accepted,
      coolsUntil: dates.withdrawUntil,
      from: dates.issueFrom,
      until: dates.issueUntil,
      certain: isFirm(dates, 'withdrawUntil') && isFirm(dates, 'issueFrom') && isFirm(dates, 'issueUntil'),
    },
    hasReceipt: listDocuments(db, id).some(({ kind, current }) => kind === 'acceptanceReceipt' && current),
  };
}

function stageOf(record: CaseRecord): MyCase['stage'] {
  if (record.registeredOn !== null) return 'done';
  if (record.business === 'reissue' && record.state === 'issued') return 'done';
  if (isCaseClosed(record)) return 'ended';
  if (record.business !== 'divorce') return 'working';
  return record.state === 'coolingOff' ? 'coolingOff' : record.state === 'issuable' ? 'mayIssue' : 'working';
}
