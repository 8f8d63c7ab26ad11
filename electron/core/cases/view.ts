import { isInternal as isInternalOfDivorce } from '#shared/law/divorce/examination.ts';
import { actionsIn as divorceActions } from '#shared/law/divorce/process.ts';
import { actionsIn as marriageActions, isInternal as isInternalOfMarriage } from '#shared/law/marriage/index.ts';
import type {
  CaseDocument,
  CaseRow,
  CaseView,
  CivilDate,
  Couple,
  DivorceRow,
  DivorceView,
  MarriageRow,
  MarriageState,
  MarriageView,
  ReissueRow,
  ReissueView,
  StaffMember,
} from '#shared/model/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { reissueActionsIn } from '#shared/law/reissue/index.ts';
import { listScans } from '../archive/index.ts';
import type { Coverage } from '../documents/coverage.ts';
import { valuesIn } from '../documents/planned.ts';
import { listDocuments, type DocumentRow } from '../documents/records.ts';
import type { ReadableDb } from '../store/index.ts';
import { listUnaccounted } from '../office/index.ts';
import { findCase, type CaseRecord } from './case-record.ts';
import { rareCharacters } from './characters/held.ts';
import type { CommonRecord } from './common-record.ts';
import { listConcerns, mayReadConcerns } from './concerns.ts';
import { confirmationOf } from './confirmation.ts';
import type { DivorceRecord } from './divorce/record.ts';
import { shownAgainOn } from './divorce/shown-again.ts';
import { listVisits } from './divorce/visits.ts';
import { pointBeforeEnd, reissueStateBeforeEnd, stateBeforeEnd } from './history.ts';
import type { MarriageRecord } from './marriage/record.ts';
import { standingToday } from './reissue/facts.ts';
import type { ReissueRecord } from './reissue/record.ts';
import { shownMaterials } from './materials.ts';

/** States in which a marriage case ended before its last step. */
const cutShort: readonly MarriageState[] = ['refused', 'redirected', 'cancelled'];

/** A line of the worklist. */
export function caseRow(record: CaseRecord): CaseRow {
  if (record.business === 'marriage') return marriageRow(record);
  return record.business === 'divorce' ? divorceRow(record) : reissueRow(record);
}

function reissueRow(record: ReissueRecord): ReissueRow {
  return { ...commonRow(record), business: 'reissue', state: record.state, kind: record.application.kind };
}

function marriageRow(record: MarriageRecord): MarriageRow {
  return { ...commonRow(record), business: 'marriage', state: record.state };
}

export function divorceRow(record: DivorceRecord): DivorceRow {
  const { state, point, dates, receiptNumber } = record;
  return { ...commonRow(record), business: 'divorce', state, point, dates, receiptNumber };
}

function commonRow(record: CommonRecord) {
  const { id, number, openedAt, openedOn, changedAt, counter, registrarId, registrarName, registrationNumber, couple } = record;
  const { discrepancies, offline } = record;
  return {
    id,
    number,
    openedAt,
    openedOn,
    changedAt,
    counter,
    registrarId,
    registrarName,
    manName: couple.man.name,
    womanName: couple.woman.name,
    registrationNumber,
    discrepancies,
    offline,
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
  const common = commonView(db, record, reader, on, coverage);
  if (record.business === 'marriage') return marriageView(db, record, common, reader);
  return record.business === 'divorce' ? divorceView(db, record, common, reader, on) : reissueView(db, record, common, reader, on);
}

type CommonView = ReturnType<typeof commonView>;

function marriageView(db: ReadableDb, record: MarriageRecord, common: CommonView, reader: StaffMember | null): MarriageView {
  return {
    ...marriageRow(record),
    ...common,
    reached: cutShort.includes(record.state) ? stateBeforeEnd(db, record.id) : record.state,
    application: record.application,
    actions: common.mine && reader ? marriageActions(record.state, reader.roles) : [],
    photo: record.photoId,
    confirmation: confirmationOf(record),
  };
}

function divorceView(db: ReadableDb, record: DivorceRecord, common: CommonView, reader: StaffMember | null, on: CivilDate): DivorceView {
  const { point, application, photos, interviews, withdrawal, endedAs, movedDates } = record;
  return {
    ...divorceRow(record),
    ...common,
    reached: isCaseClosed(record) && point !== 'registered' ? pointBeforeEnd(db, record.id) : point,
    application,
    actions: common.mine && reader ? divorceActions(point, reader.roles) : [],
    photos,
    visits: listVisits(db, record.id),
    returnReads: shownAgainOn(record, on),
    interviews,
    withdrawal: withdrawal && { party: withdrawal.by, at: withdrawal.at, receiptShown: withdrawal.receiptShown },
    endedAs,
    unaccountedBlanks: listUnaccounted(db, record.id),
    movedDates,
  };
}

function reissueView(db: ReadableDb, record: ReissueRecord, common: CommonView, reader: StaffMember | null, on: CivilDate): ReissueView {
  const { state, application, approved, registrationNumber, manBlank, womanBlank, preparedOn } = record;
  return {
    ...reissueRow(record),
    ...common,
    reached: state === 'refused' || state === 'cancelled' ? reissueStateBeforeEnd(db, record.id) : state,
    application,
    actions: common.mine && reader ? reissueActionsIn(state, reader.roles) : [],
    photo: record.photoId,
    standing: isCaseClosed(record) ? null : standingToday(db, record, on),
    approved,
    issued: registrationNumber && preparedOn ? { registrationNumber, blanks: { man: manBlank, woman: womanBlank }, preparedOn } : null,
  };
}

function commonView(db: ReadableDb, record: CaseRecord, reader: StaffMember | null, on: CivilDate, coverage: Coverage) {
  const { id, registrationNumber, manBlank, womanBlank, preparedOn, couple } = record;
  const confidential = mayReadConcerns(reader);
  const isInternal = record.business === 'divorce' ? isInternalOfDivorce : isInternalOfMarriage;
  return {
    couple: confidential ? couple : withoutNotes(couple),
    draftRevision: record.revision,
    findings: record.findings.filter((finding) => confidential || !isInternal(finding)),
    onlineCheck: record.onlineCheck,
    checks: record.checks,
    materials: shownMaterials(db, record, on),
    scans: listScans(db, id),
    concerns: confidential ? listConcerns(db, id) : [],
    mine: record.registrarId === reader?.id,
    certificates:
      registrationNumber && manBlank && womanBlank && preparedOn ? { registrationNumber, manBlank, womanBlank, preparedOn } : null,
    registeredOn: record.registeredOn,
    documents: listDocuments(db, id).map(shownDocument),
    rareCharacters: rareCharacters(couple, record.characters, coverage),
    closedReason: record.closedReason,
  };
}

function shownDocument({ id, kind, party, title, pages, drawnAt, print, current, fingerprint }: DocumentRow): CaseDocument {
  const said = kind === 'withdrawalApplication' ? { receiptLost: valuesIn(fingerprint)['lossStatement'] !== '' } : {};
  return { id, kind, party, title, pages, drawnAt, print, current, ...said };
}

/** What the registrar noted where they doubted somebody's capacity is for those who must act on it. */
function withoutNotes({ man, woman }: Couple): Couple {
  return { man: { ...man, capacityNote: '' }, woman: { ...woman, capacityNote: '' } };
}
