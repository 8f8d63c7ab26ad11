import { actionsIn } from '#shared/law/marriage/index.ts';
import type { CaseRow, CaseView, Couple, StaffRole } from '#shared/model/index.ts';
import { listDocuments } from '../documents/records.ts';
import type { ReadableDb } from '../store/index.ts';
import { findCase, type CaseRecord } from './case-record.ts';

/** A line of the worklist. */
export function caseRow(record: CaseRecord): CaseRow {
  const { id, number, business, state, openedAt, openedOn, changedAt, counter, registrarName, registrationNumber, couple } = record;
  return {
    id,
    number,
    business,
    state,
    openedAt,
    openedOn,
    changedAt,
    counter,
    registrarName,
    manName: couple.man.name,
    womanName: couple.woman.name,
    registrationNumber,
  };
}

/** One case, whole, for somebody with these roles. */
export function findCaseView(db: ReadableDb, caseId: string, roles: readonly StaffRole[]): CaseView | null {
  const record = findCase(db, caseId);
  if (!record) return null;
  const { registrationNumber, manBlank, womanBlank, preparedOn } = record;
  return {
    ...caseRow(record),
    couple: record.couple as Couple,
    draftRevision: record.revision,
    findings: [...record.findings],
    actions: actionsIn(record.state, roles),
    onlineCheck: record.onlineCheck,
    photo: record.photoId,
    certificates:
      registrationNumber && manBlank && womanBlank && preparedOn ? { registrationNumber, manBlank, womanBlank, preparedOn } : null,
    registeredOn: record.registeredOn,
    documents: listDocuments(db, caseId).map(({ id, kind, party, title, pages, drawnAt, print, current }) => ({
      id,
      kind,
      party,
      title,
      pages,
      drawnAt,
      print,
      current,
    })),
    closedReason: record.closedReason,
  };
}
