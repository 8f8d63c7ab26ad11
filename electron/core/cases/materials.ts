import { marriageMaterials } from '#shared/law/marriage/index.ts';
import type { RequiredMaterial } from '#shared/model/index.ts';
import { listScans } from '../archive/index.ts';
import { getOffice } from '../office/index.ts';
import type { ReadableDb } from '../store/index.ts';
import type { CaseRecord } from './case-record.ts';

/** The closed list of a case's papers, by all that decides it. */
export function caseMaterials(
  db: ReadableDb,
  { id, couple, application, onlineCheck }: Pick<CaseRecord, 'id' | 'couple' | 'application' | 'onlineCheck'>,
): RequiredMaterial[] {
  return marriageMaterials(couple, application, { onlineCheck, practice: getOffice(db).practice, scans: listScans(db, id) });
}
