import { isAsked, marriageMaterials } from '#shared/law/marriage/index.ts';
import type { CivilDate, RequiredMaterial } from '#shared/model/index.ts';
import { listScans } from '../archive/index.ts';
import { getOffice } from '../office/index.ts';
import type { ReadableDb } from '../store/index.ts';
import type { CaseRecord } from './case-record.ts';
import { knownPersons, listCountingScans } from './marriage/facts.ts';

type Deciding = Pick<CaseRecord, 'id' | 'couple' | 'application' | 'onlineCheck'>;

/** The closed list of a case's papers, by all that decides it; without a day no online check spares a paper. */
export function caseMaterials(db: ReadableDb, { id, couple, application, onlineCheck }: Deciding, on?: CivilDate): RequiredMaterial[] {
  return marriageMaterials(couple, application, {
    onlineCheck,
    ...(on === undefined ? {} : { on }),
    existing: knownPersons(db, { id, couple }),
    practice: getOffice(db).practice,
    scans: listCountingScans(db, id),
  });
}

/** The list with what still lies in the file though it is asked for no longer, so that it can be withdrawn. */
export function shownMaterials(db: ReadableDb, record: Deciding, on?: CivilDate): RequiredMaterial[] {
  const asked = caseMaterials(db, record, on);
  const left = new Map(
    listScans(db, record.id)
      .filter(({ kind, party }) => !isAsked(asked, kind, party))
      .map(({ kind, party }) => [`${kind} ${party}`, { kind, party }]),
  );
  return [...asked, ...[...left.values()].map((of): RequiredMaterial => ({ ...of, need: 'mayAdd', given: true, noLongerAsked: true }))];
}
