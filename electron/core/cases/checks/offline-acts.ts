import type { Finding } from '#shared/model/index.ts';
import { changeOne } from '../../store/change-one.ts';
import type { ActHeader, WritableDb } from '../../store/types.ts';

/** Marks an act that was completed under offline registration, as its findings say; called from the projection of that act. */
export function projectOfflineAct(db: WritableDb, findings: readonly Finding[], { caseId, at, on }: ActHeader): void {
  const offline = findings.find(({ rule, message }) => rule === 'M-155' && message === 'offlineAuthorised');
  if (!offline) return;
  changeOne(db, `INSERT INTO offline_acts (case_id, at, day, authorisation, state) VALUES (:caseId, :at, :on, :authorisation, 'waiting')`, {
    caseId,
    at,
    on,
    authorisation: String(offline.params['authorisation']),
  });
}
