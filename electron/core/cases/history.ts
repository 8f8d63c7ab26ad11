import type { HistoryRow } from '#shared/contract/index.ts';
import type { ReadableDb } from '../store/index.ts';

/** Every act of a case in its order, straight from the journal. */
export function listHistory(db: ReadableDb, caseId: string): HistoryRow[] {
  const rows = db
    .prepare(
      `SELECT j.at, j.type AS action, coalesce(s.name, '') AS staffName, a.name AS approverName, json_extract(j.payload, '$.reason') AS reason
       FROM journal j LEFT JOIN staff s ON s.id = j.staff_id LEFT JOIN staff a ON a.id = j.approver_id
       WHERE j.case_id = ? ORDER BY j.station, j.seq`,
    )
    .all(caseId);
  return rows as HistoryRow[];
}
