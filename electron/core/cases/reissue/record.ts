import type { ByParty, ReissueApplication, ReissueState } from '#shared/model/index.ts';
import type { ActHeader, WritableDb } from '../../store/types.ts';
import type { CommonRecord } from '../common-record.ts';

/** A certificate issued anew (补领). */
export interface ReissueRecord extends CommonRecord {
  readonly business: 'reissue';
  readonly state: ReissueState;
  readonly application: ReissueApplication;
  /** Who applies came in person; null while unanswered. */
  readonly inPerson: boolean | null;
  readonly declared: ByParty | null;
  readonly photoId: string | null;
  /** A second person agreed to this very evidence, by which a registration without an archive is proved. */
  readonly approved: boolean;
}

interface ReissueChanges {
  in_person?: 0 | 1;
  approved_evidence?: string;
  approver_id?: string | null;
}

/** Projects what only a reissue has, beside `updateCase`. */
export function updateReissue(db: WritableDb, { caseId }: ActHeader, changes: ReissueChanges): void {
  const columns = Object.keys(changes);
  const { changes: changed } = db
    .prepare(`UPDATE reissues SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE case_id = ?`)
    .run(...Object.values(changes), caseId);
  if (changed !== 1) throw new Error(`no reissue ${caseId}`);
}
