import type { CaseDocument, MarriageView, DocumentKind } from '#shared/model/index.ts';

/** Signed on paper by hand, and scanned back into the file (电子签名法 art. 3). */
const signedKinds: readonly DocumentKind[] = ['declaration', 'authenticityStatement', 'examinationForm', 'refusalNotice'];

/** The case's papers that carry a signature, as last drawn. */
export function signedPapers(view: Pick<MarriageView, 'documents'>): readonly CaseDocument[] {
  return view.documents.filter(({ current, kind }) => current && signedKinds.includes(kind));
}

/** Those of them that came out of the printer and of which no signed scan lies in the file yet. */
export function lackingScans(view: Pick<MarriageView, 'documents' | 'scans'>): readonly CaseDocument[] {
  const filed = new Set(view.scans.map((scan) => scan.documentId));
  return signedPapers(view).filter(({ id, print }) => print === 'confirmed' && !filed.has(id));
}
