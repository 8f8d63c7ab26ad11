import { isAsked, papersSignedAs } from '#shared/law/filing.ts';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type MaterialKind, type Result, type Scan, type Slot } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/types.ts';
import type { CaseFiles, FiledCase } from './types.ts';

/** Fails when the file of the case takes or gives up no picture of this kind any more. */
export function checkOpen(file: FiledCase, kind: MaterialKind): Result<null, HallError<'case.closed'>> {
  return file.mayFile(kind) ? ok(null) : failure('case.closed', {});
}

/** Nothing beyond the closed list is asked of anybody, so nothing else is kept (条例 2025 art. 8, 14). */
export function checkAsked(
  { business, materials }: FiledCase,
  kind: MaterialKind,
  party: Slot | null,
): Result<null, HallError<'material.notAsked'>> {
  return isAsked(business, materials, kind, party) ? ok(null) : failure('material.notAsked', { kind });
}

/** The printed paper a picture of this kind is the signed form of, where it was printed here and still counts. */
export function findSignedPaper(
  cases: CaseFiles,
  db: ReadableDb,
  file: FiledCase,
  { kind, party }: Pick<Scan, 'kind' | 'party'>,
): string | null {
  for (const paper of papersSignedAs(file.business, kind)) {
    const newest = cases.findNewest(db, file.id, { kind: paper, party });
    if (newest?.current) return newest.id;
  }
  return null;
}
