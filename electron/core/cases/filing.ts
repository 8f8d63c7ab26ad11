import { failure } from '#shared/contract/index.ts';
import { mayFile } from '#shared/law/filing.ts';
import { ok } from '#shared/model/index.ts';
import type { CaseFiles, FiledCase, FiledPaper } from '../archive/index.ts';
import type { PaperHoldersDep } from '../documents/printing.ts';
import { findDocument, listDocuments, type DocumentRow } from '../documents/records.ts';
import type { ReadableDb } from '../store/index.ts';
import { queryCases } from './case-queries.ts';
import { findCase, type CaseRecord } from './case-record.ts';
import { heldWhileOpen } from './steps.ts';
import { caseMaterials } from './materials.ts';

/** What the archive may ask of the cases above it. */
export const caseFiles: CaseFiles = {
  find(db, caseId) {
    const record = findCase(db, caseId);
    return record && toFile(db, record);
  },
  findHeld(db, caseId, call) {
    const record = findCase(db, caseId);
    if (!record) return failure('case.notFound', {});
    // A closed case cannot be taken over: whoever of the hall has its signed papers puts them into its file.
    return heldWhileOpen(record, call) ?? ok(toFile(db, record));
  },
  findNumbered(db, number, openedOn) {
    const [record] = queryCases(db, { by: 'number', number, openedOn });
    return record ? toFile(db, record) : null;
  },
  findPaper(db, documentId) {
    const document = findDocument(db, documentId);
    return document && toPaper(document);
  },
  findNewest(db, caseId, { kind, party }) {
    const drawn = listDocuments(db, caseId).filter((document) => document.kind === kind && document.party === party);
    const newest = drawn.find(({ current }) => current) ?? drawn.at(-1);
    return newest ? toPaper(newest) : null;
  },
};

/** Papers of an open case are printed by whoever serves it, those of a closed one by anybody who may print. */
export const heldByAnother: PaperHoldersDep['heldByAnother'] = (db, caseId, call) => {
  const record = findCase(db, caseId);
  return record && heldWhileOpen(record, call);
};

function toFile(db: ReadableDb, record: CaseRecord): FiledCase {
  const { id, number, business } = record;
  return { id, number, business, mayFile: (kind) => mayFile(record, kind), materials: caseMaterials(db, record) };
}

/** Papers of no case, the calibration sheet for one, are not filed. */
function toPaper({ id, caseId, kind, party, title, current }: DocumentRow): FiledPaper | null {
  return caseId === null ? null : { id, caseId, kind, party, title, current };
}
