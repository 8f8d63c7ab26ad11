import type { HistoryRow } from '#shared/contract/index.ts';
import type { StaffMember } from '#shared/model/index.ts';
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
