import {
  slots,
  type DocumentKind,
  type FiledAct,
  type FiledPaperKind,
  type MaterialKind,
  type MissingPaper,
  type Slot,
} from '#shared/model/index.ts';
import { classOf } from './classes.ts';
import { identityPapers, papersSignedAs } from '../filing.ts';

/** A picture of a paper in a file. */
export interface FiledPage {
  readonly kind: FiledPaperKind;
  /** null: of both. */
  readonly party: Slot | null;
}

/** Papers that the couple brought as evidence of their status, in the order the closed list names them. */
const evidence: readonly MaterialKind[] = [
  'singleDeclaration',
  'singleProof',
  'proofTranslation',
  'meaningStatement',
  'noRecordDeclaration',
];

const application: readonly MaterialKind[] = ['signedApplication', 'signedReceipt'];
const withdrawal: readonly MaterialKind[] = ['signedApplication', 'signedWithdrawal', 'signedConfirmation', 'signedReceipt'];
const reissue: readonly MaterialKind[] = [
  'signedExaminationForm',
  'signedDeclaration',
  'marriageArchiveCopy',
  'reissueEvidence',
  ...identityPapers,
  'notarisedMandate',
  'agentDocument',
];

/** 婚姻登记档案管理办法 arts. 5–8, with what the rules of 2021 (application, receipt, interview) and 2025 added behind. */
const orders: Readonly<Record<FiledAct, readonly FiledPaperKind[]>> = {
  marriage: [
    'signedExaminationForm',
    'signedDeclaration',
    ...evidence,
    ...identityPapers,
    'authenticityStatement',
    'militaryMarriageProof',
  ],
  revocation: ['decision', 'marriageCertificate', ...identityPapers],
  divorce: [
    'signedExaminationForm',
    'signedDeclaration',
    'marriageCertificate',
    'divorceAgreement',
    ...identityPapers,
    ...application,
    'signedInterview',
  ],
  divorceWithdrawn: [...withdrawal, ...identityPapers],
  divorceLapsed: [...application, 'signedLapseRecord', ...identityPapers],
  marriageReissue: reissue,
  divorceReissue: reissue,
};

/** Without these a file is not whole, beside the identity documents. */
const required: Readonly<Record<FiledAct, readonly FiledPaperKind[]>> = {
  marriage: ['signedExaminationForm', 'signedDeclaration'],
  revocation: ['decision'],
  divorce: ['signedExaminationForm', 'signedDeclaration', 'divorceAgreement', 'signedApplication', 'signedInterview'],
  divorceWithdrawn: ['signedApplication', 'signedWithdrawal', 'signedConfirmation'],
  divorceLapsed: ['signedApplication', 'signedLapseRecord'],
  marriageReissue: ['signedExaminationForm', 'signedDeclaration'],
  divorceReissue: ['signedExaminationForm', 'signedDeclaration'],
};

/** The pages of a file as they lie in it: what the order does not name comes last; of one kind the man's before the woman's, then as given. */
export function inStatutoryOrder<P extends FiledPage>(act: FiledAct, pages: readonly P[]): P[] {
  return pages.toSorted((a, b) => placeOf(act, a.kind) - placeOf(act, b.kind) || turnOf(a.party) - turnOf(b.party));
}

/** All documents of identity share one place, so that each party's lie together. */
function placeOf(act: FiledAct, kind: FiledPaperKind): number {
  const order = orders[act];
  const place = order.indexOf(isIdentity(kind) ? identityPapers[0]! : kind);
  return place < 0 ? order.length : place;
}

/** What both signed goes before what is each one's. */
function turnOf(party: Slot | null): number {
  return party === null ? -1 : slots.indexOf(party);
}

function isIdentity(kind: FiledPaperKind): boolean {
  return (identityPapers as readonly FiledPaperKind[]).includes(kind);
}

/** Our own paper a page is the signed form of, by whose name it is catalogued; null: it is catalogued as what it is. */
export function paperOf(act: FiledAct, kind: FiledPaperKind): DocumentKind | null {
  if (kind === 'decision') return null;
  const fileClass = classOf(act);
  return papersSignedAs(fileClass === 'revocation' ? 'marriage' : fileClass, kind)[0] ?? null;
}

/** What a file lacks, in statutory order; of a reissue one party's identity is enough, since one may apply alone (规范 2015 art. 64). */
export function missingPapers(act: FiledAct, pages: readonly FiledPage[]): MissingPaper[] {
  const papers = required[act].filter((kind) => !pages.some((page) => page.kind === kind));
  const shown = slots.filter((slot) => pages.some(({ kind, party }) => party === slot && isIdentity(kind)));
  // Nobody comes with their papers to what a court or authority decided.
  if (act === 'revocation') return papers.map((paper) => ({ paper, party: null }));
  const eitherWillDo = act === 'marriageReissue' || act === 'divorceReissue';
  const unseen: MissingPaper[] = eitherWillDo
    ? shown.length > 0
      ? []
      : [{ paper: 'identity', party: null }]
    : slots.filter((slot) => !shown.includes(slot)).map((party) => ({ paper: 'identity', party }));
  return [...papers.map((paper): MissingPaper => ({ paper, party: null })), ...unseen];
}
