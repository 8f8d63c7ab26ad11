import { isAsked } from '#shared/law/filing.ts';
import { reissuePapers } from '#shared/law/reissue/index.ts';
import type { CivilDate, DocumentKind, Finding, Slot } from '#shared/model/index.ts';
import { findAttachment, listScanPictures } from '../../archive/index.ts';
import { fingerprint, outdatedPapers, type PlannedPaper } from '../../documents/planned.ts';
import { isPrinted, listDocuments } from '../../documents/records.ts';
import { getOffice } from '../../office/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseDeps } from '../deps.ts';
import { caseMaterials } from '../materials.ts';
import { planReissuePaper } from './papers.ts';
import type { ReissuePaperSource } from './paper-source.ts';
import type { ReissueRecord } from './record.ts';

export type Wanted = readonly [DocumentKind, Slot | null];

/** Where papers of a reissue get what they print. */
export function reissuePaperSource(
  deps: CaseDeps,
  db: ReadableDb,
  record: ReissueRecord,
  on: CivilDate,
  findings: readonly Finding[],
): ReissuePaperSource {
  const materials = caseMaterials(db, record);
  return {
    caseNumber: record.number,
    openedOn: record.openedOn,
    couple: record.couple,
    application: record.application,
    findings,
    registrationNumber: record.registrationNumber,
    blanks: { man: record.manBlank, woman: record.womanBlank },
    preparedOn: record.preparedOn,
    closedOn: record.closedOn,
    examinationNote: record.examinationNote,
    photoDigest: record.photoId ? (findAttachment(db, record.photoId)?.digest ?? null) : null,
    scans: listScanPictures(db, record.id).filter(({ kind, party }) => isAsked('reissue', materials, kind, party)),
    office: getOffice(db),
    training: deps.store.training,
    on,
    characters: record.characters,
    t: deps.t,
  };
}

/** The papers an action draws, planned. */
export function plannedPapers(
  deps: CaseDeps,
  db: ReadableDb,
  record: ReissueRecord,
  on: CivilDate,
  findings: readonly Finding[],
  wanted: readonly Wanted[],
): PlannedPaper[] {
  const source = reissuePaperSource(deps, db, record, on, findings);
  return wanted.map(([kind, party]) => planReissuePaper(kind, party, source));
}

/** Signed as somebody's own words: signed anew once the form says anything else. */
const signed: readonly DocumentKind[] = ['reissueDeclaration'];

/** Papers that must be printed and confirmed before, and are not, or say no longer what the form says. */
export function unprintedPapers(
  deps: CaseDeps,
  db: ReadableDb,
  record: ReissueRecord,
  on: CivilDate,
  wanted: readonly Wanted[],
): DocumentKind[] {
  const documents = listDocuments(db, record.id);
  const source = reissuePaperSource(deps, db, record, on, record.findings);
  const isReady = ([kind, party]: Wanted) => {
    const current = documents.find((document) => document.current && document.kind === kind && document.party === party);
    if (!current || !isPrinted(documents, kind, party)) return false;
    return !signed.includes(kind) || current.fingerprint === fingerprint(planReissuePaper(kind, party, source));
  };
  return [...new Set(wanted.filter((each) => !isReady(each)).map(([kind]) => kind))];
}

/** Papers of the form that the form has left behind, and that may be drawn again now. */
export function outdatedPapersOf(deps: CaseDeps, db: ReadableDb, record: ReissueRecord, on: CivilDate): string[] {
  const kinds = signed.filter((kind) => reissuePapers[kind]?.drawnIn.includes(record.state));
  const source = reissuePaperSource(deps, db, record, on, record.findings);
  return outdatedPapers(listDocuments(db, record.id), kinds, (kind, party) => planReissuePaper(kind, party, source));
}
