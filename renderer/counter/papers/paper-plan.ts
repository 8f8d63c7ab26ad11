import type { PrintJob } from '#shared/contract/index.ts';
import { isCertificate, type CaseDocument, type CaseView, type DocumentKind, type Slot } from '#shared/model/index.ts';

/** A paper a step needs on the table. */
export interface WantedPaper {
  readonly kind: DocumentKind;
  readonly party: Slot | null;
  /** Printed at once, each whole after the other; absent: one. */
  readonly copies?: number;
  /** Of an application to withdraw a divorce: drawn with the statement that the receipt is lost. */
  readonly receiptLost?: boolean;
}

/** `outdated`: the form has changed since it was drawn, so it is drawn again before it is printed. */
export type PaperState = 'notDrawn' | 'drawn' | 'outdated' | 'spooled' | 'confirmed' | 'spoilt';

export interface TrackedPaper extends WantedPaper {
  readonly document: CaseDocument | null;
  readonly state: PaperState;
  /** The job that waits to be confirmed or declared spoilt. */
  readonly job: PrintJob | null;
}

/** In the order in which they come about; the same order in every list. */
const order: readonly DocumentKind[] = [
  'declaration',
  'authenticityStatement',
  'photoSheet',
  'photocopies',
  'examinationForm',
  'certificatePreview',
  'certificate',
  'refusalNotice',
  'redirectGuide',
  'divorceAgreement',
  'divorceApplication',
  'acceptanceReceipt',
  'coolingOffLeaflet',
  'divorceRefusalNotice',
  'withdrawalApplication',
  'withdrawalConfirmation',
  'interviewRecord',
  'divorceDeclaration',
  'divorceExaminationForm',
  'divorceCertificate',
  'divorceNotNowNotice',
  'lapseRecord',
  'reissueDeclaration',
  'reissueExaminationForm',
  'reissueRefusalNotice',
];

/** The papers a case has, as last drawn; certificates themselves instead of their proofs. */
export function papersOf(view: Pick<CaseView, 'documents'>): readonly WantedPaper[] {
  return view.documents
    .filter(({ current, kind }) => current && kind !== 'certificatePreview')
    .map(({ kind, party }) => ({ kind, party }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.party ?? '').localeCompare(b.party ?? ''));
}

/** Where each wanted paper stands, from the case's current papers and the jobs still open. */
export function trackPapers(
  view: Pick<CaseView, 'documents'>,
  wanted: readonly WantedPaper[],
  jobs: readonly PrintJob[],
  outdated: readonly string[] = [],
): readonly TrackedPaper[] {
  return wanted.map(({ kind, party, ...wish }) => {
    const document = view.documents.find((each) => each.current && each.kind === kind && each.party === party) ?? null;
    const job = document === null ? null : (jobs.find((each) => each.documentId === document.id && each.state === 'spooled') ?? null);
    return { kind, party, ...wish, document, job, state: stateOf(document, job, outdated, wish) };
  });
}

/** What lies in the printer is looked at first, whatever it says. */
function stateOf(
  document: CaseDocument | null,
  job: PrintJob | null,
  outdated: readonly string[],
  { receiptLost }: Pick<WantedPaper, 'receiptLost'>,
): PaperState {
  if (document === null) return 'notDrawn';
  if (job) return 'spooled';
  const saysOtherwise = receiptLost !== undefined && document.receiptLost !== receiptLost;
  return saysOtherwise || outdated.includes(document.id) ? 'outdated' : document.print;
}

/** What to do next with the papers, in their order; null when all came out right. */
export type NextPaperAct =
  | { readonly act: 'print'; readonly papers: readonly TrackedPaper[] }
  | { readonly act: 'confirm'; readonly papers: readonly TrackedPaper[] }
  | { readonly act: 'replace'; readonly paper: TrackedPaper };

/** Plain papers go together; certificates one by one, since each needs its own blank in the printer. */
export function nextPaperAct(papers: readonly TrackedPaper[]): NextPaperAct | null {
  const waiting = papers.filter((paper) => paper.state === 'spooled');
  if (waiting.length > 0) return { act: 'confirm', papers: waiting };
  const first = papers.find((paper) => paper.state !== 'confirmed');
  if (!first) return null;
  if (isCertificate(first.kind)) return first.state === 'spoilt' ? { act: 'replace', paper: first } : { act: 'print', papers: [first] };
  return { act: 'print', papers: papers.filter((paper) => !isCertificate(paper.kind) && paper.state !== 'confirmed') };
}
