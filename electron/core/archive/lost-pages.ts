import type { MaterialKind, Slot } from '#shared/model/index.ts';
import type { FileCheck } from '../store/index.ts';
import type { ReadableDb } from '../store/types.ts';

/** A picture kept with a case whose file is gone or is not what was kept. */
export interface LostPage {
  readonly caseNumber: string;
  /** Case numbers are of a day: CivilDate. */
  readonly openedOn: string;
  readonly paper: MaterialKind | 'photo';
  readonly party: Slot | null;
  /** Of papers of ours: the printed paper it is the signed form of. */
  readonly documentId: string | null;
  /** Instant. */
  readonly addedAt: string;
  /** Nothing is lost to the case by it, but the bytes were to stay. */
  readonly withdrawn: boolean;
  readonly problem: 'missing' | 'damaged';
}

/** `pages`: pictures that were looked at; `lost`: every one of them that is not as it was kept, by case. */
export interface CheckedPages {
  readonly pages: number;
  readonly lost: readonly LostPage[];
}

type Row = Omit<LostPage, 'withdrawn' | 'problem'> & { readonly withdrawn: 0 | 1; readonly digest: string };

/** Opens every picture of every case, the withdrawn ones too. */
export function checkPages(db: ReadableDb, check: FileCheck): CheckedPages {
  const rows = db
    .prepare(
      `SELECT c.number AS caseNumber, c.opened_on AS openedOn, a.kind AS paper, a.party, a.document_id AS documentId,
              a.added_at AS addedAt, a.withdrawn_reason IS NOT NULL AS withdrawn, a.digest
       FROM attachments a JOIN cases c ON c.id = a.case_id ORDER BY c.opened_on, c.number, a.added_at, a.id`,
    )
    .all() as Row[];
  const lost = rows.flatMap(({ digest, withdrawn, ...page }): LostPage[] => {
    const problem = check(digest);
    return problem === 'good' ? [] : [{ ...page, withdrawn: withdrawn === 1, problem }];
  });
  return { pages: rows.length, lost };
}
