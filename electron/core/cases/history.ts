import type { HistoryRow } from '#shared/contract/index.ts';
import { initialDivorcePoint } from '#shared/law/divorce/process.ts';
import { initialMarriageState } from '#shared/law/marriage/index.ts';
import { initialReissueState } from '#shared/law/reissue/index.ts';
import type { Business, DivorcePoint, MarriageState, ReissueState, StaffMember } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/index.ts';
import { concernRecorded, mayReadConcerns } from './concerns.ts';
import { closedStates } from './states.ts';

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

/** How far the steps of a marriage led that was refused, redirected or cancelled. */
export function stateBeforeEnd(db: ReadableDb, caseId: string): MarriageState {
  return (lastOpenState(db, caseId, 'marriage') as MarriageState | null) ?? initialMarriageState;
}

/** How far an application for divorce led that has ended without a registration. */
export function pointBeforeEnd(db: ReadableDb, caseId: string): DivorcePoint {
  return (lastOpenState(db, caseId, 'divorce') as DivorcePoint | null) ?? initialDivorcePoint;
}

/** How far a reissue led that was refused or cancelled. */
export function reissueStateBeforeEnd(db: ReadableDb, caseId: string): ReissueState {
  return (lastOpenState(db, caseId, 'reissue') as ReissueState | null) ?? initialReissueState;
}

function lastOpenState(db: ReadableDb, caseId: string, business: Business): string | null {
  const row = db
    .prepare(
      `SELECT json_extract(payload, '$.state') AS state FROM journal
       WHERE case_id = :caseId AND type LIKE :types AND json_extract(payload, '$.state') NOT IN ${closedStates}
       ORDER BY station DESC, seq DESC LIMIT 1`,
    )
    .get({ caseId, types: `${business}.%` }) as { readonly state: string } | undefined;
  return row?.state ?? null;
}
