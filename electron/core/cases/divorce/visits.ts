import type { DivorceVisit } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';

/** Who came and left with nothing changed, in the order they came; a visit that midnight ended has nobody's name. */
export function listVisits(db: ReadableDb, caseId: string): DivorceVisit[] {
  return db
    .prepare(
      `SELECT v.at, v."on", v.came, v.outcome, v.note, coalesce(s.name, '') AS staffName
       FROM divorce_visits v LEFT JOIN staff s ON s.id = v.staff_id WHERE v.case_id = ? ORDER BY v.at, v.id`,
    )
    .all(caseId) as DivorceVisit[];
}
