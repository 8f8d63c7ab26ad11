import { actionsIn } from '#shared/law/marriage/index.ts';
import type { CaseRow, CaseView, CivilDate, Couple, MarriageState, StaffMember } from '#shared/model/index.ts';
import { listScans } from '../archive/index.ts';
import type { Coverage } from '../documents/coverage.ts';
import { listDocuments } from '../documents/records.ts';
import type { ReadableDb } from '../store/index.ts';
import { findCase, type CaseRecord } from './case-record.ts';
import { rareCharacters } from './characters/held.ts';
import { listConcerns, mayReadConcerns } from './concerns.ts';
import { confirmationOf } from './confirmation.ts';
import { stateBeforeEnd } from './history.ts';
import { shownMaterials } from './materials.ts';

/** States in which a case ended before its last step. */
const cutShort: readonly MarriageState[] = ['refused', 'redirected', 'cancelled'];

/** A line of the worklist. */
export function caseRow(record: CaseRecord): CaseRow {
  const { id, number, business, state, openedAt, openedOn, changedAt, counter, registrarId, registrarName, registrationNumber, couple } =
    record;
  return {
    id,
    number,
    business,
    state,
    openedAt,
    openedOn,
    changedAt,
    counter,
    registrarId,
    registrarName,
    manName: couple.man.name,
    womanName: couple.woman.name,
    registrationNumber,
  };
}

/** One case, whole, for a member of staff on a day. */
export function findCaseView(
  db: ReadableDb,
  caseId: string,
  reader: StaffMember | null,
  on: CivilDate,
  coverage: Coverage,
): CaseView | null {
  const record = findCase(db, caseId);
  if (!record) return null;
  const { registrationNumber, manBlank, womanBlank, preparedOn, couple, application } = record;
  const mine = record.registrarId === reader?.id;
  const confidential = mayReadConcerns(reader);
  return {
    ...caseRow(record),
    reached: cutShort.includes(record.state) ? stateBeforeEnd(db, caseId) : record.state,
    couple: confidential ? couple : withoutNotes(couple),
    application,
    draftRevision: record.revision,
    findings: [...record.findings],
    actions: mine ? actionsIn(record.state, reader.roles) : [],
    onlineCheck: record.onlineCheck,
    photo: record.photoId,
    materials: shownMaterials(db, record, on),
    scans: listScans(db, caseId),
    confirmation: confirmationOf(record),
    concerns: confidential ? listConcerns(db, caseId) : [],
    mine,
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
    rareCharacters: rareCharacters(couple, record.characters, coverage),
    closedReason: record.closedReason,
  };
}

/** What the registrar noted where they doubted somebody's capacity is for those who must act on it. */
function withoutNotes({ man, woman }: Couple): Couple {
  return { man: { ...man, capacityNote: '' }, woman: { ...woman, capacityNote: '' } };
}
