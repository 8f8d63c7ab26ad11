import { signedFormOf } from '#shared/law/filing.ts';
import type { CaseDocument, CaseView } from '#shared/model/index.ts';

/** The case's papers that carry a signature, as last drawn. */
export function signedPapers(view: Pick<CaseView, 'documents'>): readonly CaseDocument[] {
  return view.documents.filter((paper) => paper.current && signedFormOf(paper) !== null);
}

/** Those of them that came out of the printer and of which no signed scan lies in the file yet. */
export function lackingScans(view: Pick<CaseView, 'documents' | 'scans'>): readonly CaseDocument[] {
  const filed = new Set(view.scans.map((scan) => scan.documentId));
  return signedPapers(view).filter(({ id, print }) => print === 'confirmed' && !filed.has(id));
}
