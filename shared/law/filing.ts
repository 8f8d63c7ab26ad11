import {
  Business,
  IdentityDocument,
  type DivorceState,
  type DocumentKind,
  type MarriageState,
  type MaterialKind,
  type ReissueState,
  type RequiredMaterial,
  type Slot,
} from '#shared/model/index.ts';
import { isCaseClosed, type WhereItIs } from './case-state.ts';
import { divorceStateOf } from './divorce/process.ts';

type SignedAs = Readonly<Partial<Record<DocumentKind, MaterialKind>>>;

/** The papers of ours that are signed by hand (电子签名法 art. 3) and come back as scans, and as what each is kept. */
const signedAs: Readonly<Record<Business, SignedAs>> = {
  marriage: {
    declaration: 'signedDeclaration',
    authenticityStatement: 'authenticityStatement',
    examinationForm: 'signedExaminationForm',
    refusalNotice: 'signedRefusalNotice',
  },
  divorce: {
    divorceApplication: 'signedApplication',
    acceptanceReceipt: 'signedReceipt',
    divorceAgreement: 'divorceAgreement',
    divorceRefusalNotice: 'signedRefusalNotice',
    withdrawalApplication: 'signedWithdrawal',
    withdrawalConfirmation: 'signedConfirmation',
    interviewRecord: 'signedInterview',
    divorceDeclaration: 'signedDeclaration',
    divorceNotNowNotice: 'signedRefusalNotice',
    divorceExaminationForm: 'signedExaminationForm',
    lapseRecord: 'signedLapseRecord',
  },
  reissue: {
    reissueDeclaration: 'signedDeclaration',
    reissueExaminationForm: 'signedExaminationForm',
    reissueRefusalNotice: 'signedRefusalNotice',
  },
};

/** Signed on a form of ours, and asked of the couple all the same. */
const askedOfThem: readonly MaterialKind[] = ['authenticityStatement', 'divorceAgreement'];

/** The papers of a business that carry signatures. */
export function signedPapersOf(business: Business): readonly DocumentKind[] {
  return Object.keys(signedAs[business]) as DocumentKind[];
}

/** Each party takes theirs away; what both signed for is the stub that stays here. */
const handedOut: readonly DocumentKind[] = ['acceptanceReceipt'];

/** As what the signed form of a paper is kept; null: it carries no signature, or does not stay here. */
export function signedFormOf({ kind, party }: { readonly kind: DocumentKind; readonly party: Slot | null }): MaterialKind | null {
  if (party !== null && handedOut.includes(kind)) return null;
  return Business.options.map((business) => signedAs[business][kind]).find((form) => form !== undefined) ?? null;
}

/** The papers whose signed forms are kept as this; empty for what is no paper of ours. */
export function papersSignedAs(business: Business, kind: MaterialKind): readonly DocumentKind[] {
  return signedPapersOf(business).filter((paper) => signedAs[business][paper] === kind);
}

/** Signed forms that the case itself makes, and that nobody is asked for. */
export function casePapersOf(business: Business): readonly MaterialKind[] {
  return signed(business).filter((kind) => !askedOfThem.includes(kind));
}

function signed(business: Business): readonly MaterialKind[] {
  return [...new Set(Object.values(signedAs[business]))];
}

/** True for signed forms alone, which are filed by their barcode. */
export function isCasePaper(kind: MaterialKind): boolean {
  return Business.options.some((business) => casePapersOf(business).includes(kind));
}

/** Nothing beyond the closed list is asked of anybody, so nothing else is kept (条例 2025 art. 8, 14). */
export function isAsked(business: Business, list: readonly RequiredMaterial[], kind: MaterialKind, party: Slot | null): boolean {
  return casePapersOf(business).includes(kind) || list.some((line) => line.kind === kind && (line.party === null || line.party === party));
}

/** Cards and permits of a person. */
export const identityPapers: readonly MaterialKind[] = [
  ...IdentityDocument.options,
  'hongKongIdentityCard',
  'macaoIdentityCard',
  'taiwanIdentityCard',
  'militaryCard',
];

/** What may still be put into, or withdrawn from, the file of a case that has ended: what belonged there already. */
const keptAfterMarriage: Readonly<Partial<Record<MarriageState, readonly MaterialKind[]>>> = {
  registered: [...signed('marriage'), ...identityPapers],
  refused: ['signedRefusalNotice'],
};

/** Copies of the marriage certificates are made once they are marked, which is when the divorce is registered (规范 2015 art. 59). */
const keptAfterDivorce: Readonly<Partial<Record<DivorceState, readonly MaterialKind[]>>> = {
  registered: [...signed('divorce'), ...identityPapers, 'marriageCertificate'],
  refused: ['signedApplication', 'signedRefusalNotice'],
  withdrawn: signed('divorce'),
  lapsed: signed('divorce'),
  ended: signed('divorce'),
};

/** What proved the registration may still be scanned once the certificate is out (规范 2015 arts. 64–69). */
const keptAfterReissue: Readonly<Partial<Record<ReissueState, readonly MaterialKind[]>>> = {
  issued: [...signed('reissue'), ...identityPapers, 'marriageArchiveCopy', 'reissueEvidence', 'notarisedMandate', 'agentDocument'],
  refused: ['signedRefusalNotice'],
};

/** Whether the file of a case still takes or gives up a picture of this kind. */
export function mayFile(of: WhereItIs, kind: MaterialKind): boolean {
  if (!isCaseClosed(of)) return true;
  return keptWhere(of)?.includes(kind) ?? false;
}

function keptWhere(of: WhereItIs): readonly MaterialKind[] | undefined {
  if (of.business === 'marriage') return keptAfterMarriage[of.state];
  return of.business === 'reissue' ? keptAfterReissue[of.state] : keptAfterDivorce[divorceStateOf(of.point)];
}
