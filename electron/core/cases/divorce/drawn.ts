import { slots, type CivilDate, type DocumentKind, type Finding, type Slot } from '#shared/model/index.ts';
import { divorcePapers, isInternal } from '#shared/law/divorce/index.ts';
import { isAsked } from '#shared/law/filing.ts';
import { findAttachment, listScanPictures } from '../../archive/index.ts';
import { fingerprint, outdatedPapers, type PlannedPaper } from '../../documents/planned.ts';
import { isPrinted, listDocuments } from '../../documents/records.ts';
import { getOffice } from '../../office/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseDeps } from '../deps.ts';
import { caseMaterials } from '../materials.ts';
import { coupleNow, formerNames } from './couple-now.ts';
import { planDivorcePaper } from './papers.ts';
import type { DivorcePaperSource } from './papers/source.ts';
import type { DivorceRecord } from './record.ts';
import { listVisits } from './visits.ts';

export type Wanted = readonly [DocumentKind, Slot | null];

/** The papers an action draws, planned. */
export function plannedPapers(
  deps: CaseDeps,
  db: ReadableDb,
  record: DivorceRecord,
  on: CivilDate,
  findings: readonly Finding[],
  wanted: readonly Wanted[],
): PlannedPaper[] {
  const source = divorcePaperSource(deps, db, record, on, findings);
  return wanted.map(([kind, party]) => planDivorcePaper(kind, party, source));
}

/** Papers that must be printed and confirmed before, and are not, or say no longer what the form says. */
export function unprintedPapers(
  deps: CaseDeps,
  db: ReadableDb,
  record: DivorceRecord,
  on: CivilDate,
  wanted: readonly Wanted[],
): DocumentKind[] {
  const documents = listDocuments(db, record.id);
  const source = divorcePaperSource(deps, db, record, on, record.findings);
  const isReady = ([kind, party]: Wanted) => {
    const current = documents.find((document) => document.current && document.kind === kind && document.party === party);
    if (!current || !isPrinted(documents, kind, party)) return false;
    return !signed.includes(kind) || current.fingerprint === fingerprint(planDivorcePaper(kind, party, source));
  };
  return [...new Set(wanted.filter((each) => !isReady(each)).map(([kind]) => kind))];
}

/** Papers of the form that the form has left behind, and that may be drawn again now. */
export function outdatedPapersOf(deps: CaseDeps, db: ReadableDb, record: DivorceRecord, on: CivilDate): string[] {
  const kinds = saysTheForm.filter((kind) => divorcePapers[kind]?.drawnIn.includes(record.point));
  const source = divorcePaperSource(deps, db, record, on, record.findings);
  return outdatedPapers(listDocuments(db, record.id), kinds, (kind, party) => planDivorcePaper(kind, party, source));
}

/** What both sign as their own words: signed anew once the form says anything else. */
const saysTheForm: readonly DocumentKind[] = ['divorceApplication', 'divorceDeclaration', 'divorceAgreement'];

/** The same, with what one of them signs alone: whether the receipt is lost stands above their signature. */
const signed: readonly DocumentKind[] = [...saysTheForm, 'withdrawalApplication'];

/** As one of them withdraws. */
export function toWithdraw(source: DivorcePaperSource, by: Slot, receiptShown: boolean): DivorcePaperSource {
  return { ...source, withdrawal: { by, on: source.on, receiptShown } };
}

/** Where papers of a divorce get what they print. */
export function divorcePaperSource(
  deps: CaseDeps,
  db: ReadableDb,
  record: DivorceRecord,
  on: CivilDate,
  findings: readonly Finding[],
): DivorcePaperSource {
  const { withdrawal, photos } = record;
  const materials = caseMaterials(db, record);
  const [man, woman] = slots.map((slot) => (photos[slot] ? (findAttachment(db, photos[slot])?.digest ?? null) : null));
  return {
    caseNumber: record.number,
    openedOn: record.openedOn,
    couple: coupleNow(record),
    formerNames: formerNames(record),
    application: record.application,
    dates: record.dates,
    receiptNumber: record.receiptNumber,
    registrarName: record.registrarName,
    findings: findings.filter((finding) => !isInternal(finding)),
    withdrawal: withdrawal && { by: withdrawal.by, on: record.closedOn ?? on, receiptShown: withdrawal.receiptShown },
    interviews: record.interviews,
    visits: listVisits(db, record.id),
    registrationNumber: record.registrationNumber,
    blanks: { man: record.manBlank, woman: record.womanBlank },
    preparedOn: record.preparedOn,
    closedOn: record.closedOn,
    examinationNote: record.examinationNote,
    photoDigests: { man: man ?? null, woman: woman ?? null },
    scans: listScanPictures(db, record.id).filter(({ kind, party }) => isAsked('divorce', materials, kind, party)),
    office: getOffice(db),
    training: deps.store.training,
    on,
    // The same at every look: a paper planned twice says the same.
    now: record.changedAt,
    characters: record.characters,
    remarks: deps.divorceRemarks,
    code: null,
    t: deps.t,
  };
}
