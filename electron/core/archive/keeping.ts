import { isAsked } from '#shared/law/marriage/index.ts';
import { failure, type HallError } from '#shared/contract/index.ts';
import {
  IdentityDocument,
  ok,
  type DocumentKind,
  type MarriageState,
  type MaterialKind,
  type Result,
  type Slot,
} from '#shared/model/index.ts';
import type { FiledCase } from './types.ts';

/** The papers of ours that come back signed, and as what they are kept. */
export const signedAs: Readonly<Partial<Record<DocumentKind, MaterialKind>>> = {
  declaration: 'signedDeclaration',
  examinationForm: 'signedExaminationForm',
  refusalNotice: 'signedRefusalNotice',
  authenticityStatement: 'authenticityStatement',
};

const signedPapers = Object.values(signedAs);
const identityPapers: readonly MaterialKind[] = [
  ...IdentityDocument.options,
  'hongKongIdentityCard',
  'macaoIdentityCard',
  'taiwanIdentityCard',
  'militaryCard',
];

/** What may still be put into the file of a case that has come to its end: what belonged there already. */
const keptAfter: Readonly<Partial<Record<MarriageState, readonly MaterialKind[]>>> = {
  registered: [...signedPapers, ...identityPapers],
  refused: ['signedRefusalNotice'],
  redirected: [],
  cancelled: [],
};

/** Fails when the file of the case takes or gives up no picture of this kind any more. */
export function checkOpen(file: FiledCase, kind: MaterialKind): Result<null, HallError<'case.closed'>> {
  const still = keptAfter[file.state];
  return !still || still.includes(kind) ? ok(null) : failure('case.closed', {});
}

/** Nothing beyond the closed list is asked of anybody, so nothing else is kept (条例 2025 art. 8). */
export function checkAsked(file: FiledCase, kind: MaterialKind, party: Slot | null): Result<null, HallError<'material.notAsked'>> {
  return isAsked(file.materials, kind, party) ? ok(null) : failure('material.notAsked', { kind });
}
