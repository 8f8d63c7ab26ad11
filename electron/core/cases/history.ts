import type { HistoryRow } from '#shared/contract/index.ts';
import { initialMarriageState } from '#shared/law/marriage/index.ts';
import type { MarriageState, StaffMember } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/index.ts';
import { concernRecorded, mayReadConcerns } from './concerns.ts';

/** Every act of a case in its order, straight from the journal; who may not read concerns does not learn that there are any. */
export function listHistory(db: ReadableDb, caseId: string, reader: StaffMember | null): HistoryRow[] {
  const rows = db
    .prepare(
      `SELECT j.at, j.type AS action, coalesce(s.name, '') AS staffName, a.name AS approverName, json_extract(j.payload, '$.reason') AS reason
       FROM journal j LEFT JOIN staff s ON s.id = j.staff_id LEFT JOIN staff a ON a.id = j.approver_id
       WHERE j.case_id = :caseId AND j.type IS NOT :hidden ORDER BY j.station, j.seq`,
    )
    .all({ caseId, hidden: mayReadConcerns(reader) ? null : concernRecorded.type });
  return rows as HistoryRow[];
}

/** How far the steps of a case led that was refused, redirected or cancelled. */
export function stateBeforeEnd(db: ReadableDb, caseId: string): MarriageState {
  const row = db
    .prepare(
      `SELECT json_extract(payload, '$.state') AS state FROM journal
       WHERE case_id = :caseId AND type LIKE 'marriage.%' AND json_extract(payload, '$.state') NOT IN ('refused', 'redirected')
       ORDER BY station DESC, seq DESC LIMIT 1`,
    )
    .get({ caseId }) as { readonly state: MarriageState } | undefined;
  return row?.state ?? initialMarriageState;
}
