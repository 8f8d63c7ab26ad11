import { divorceMaterials, soldiersPapers } from '#shared/law/divorce/index.ts';
import { isAsked } from '#shared/law/filing.ts';
import { lawSettingsOn } from '#shared/law/settings.ts';
import { marriageMaterials } from '#shared/law/marriage/index.ts';
import { reissueMaterials } from '#shared/law/reissue/index.ts';
import { slots, type CivilDate, type RequiredMaterial } from '#shared/model/index.ts';
import { listScans } from '../archive/index.ts';
import { getOffice } from '../office/index.ts';
import type { ReadableDb } from '../store/index.ts';
import { coupleNow } from './divorce/couple-now.ts';
import type { DivorceRecord } from './divorce/record.ts';
import { identityKeys, knownPersons, listCountingScans } from './known-persons.ts';
import type { MarriageRecord } from './marriage/record.ts';
import type { ReissueRecord } from './reissue/record.ts';
import { findArchiveAnswer } from './requests/archive-answer.ts';

type What = 'id' | 'business' | 'couple' | 'application' | 'onlineCheck';
type Deciding =
  Pick<MarriageRecord, What> | Pick<DivorceRecord, What | 'point' | 'dates' | 'seenAgain'> | Pick<ReissueRecord, What | 'openedOn'>;

/** The closed list of a case's papers, by all that decides it; without a day no online check spares a paper. */
export function caseMaterials(db: ReadableDb, record: Deciding, on?: CivilDate): RequiredMaterial[] {
  const { onlineCheck } = record;
  const known = { onlineCheck, practice: getOffice(db).practice, scans: listCountingScans(db, record) };
  if (record.business === 'divorce')
    return [
      ...divorceMaterials(coupleNow(record), record.application, {
        ...known,
        archiveAnswer: findArchiveAnswer(db, record),
        ...(on !== undefined && { on }),
      }),
      ...earlierMaterials(record),
    ];
  if (record.business === 'reissue') {
    const { leapDay } = lawSettingsOn(on ?? record.openedOn, known.practice);
    const mismatched = onlineCheck.state === 'mismatched';
    return reissueMaterials(record.couple, record.application, { scans: known.scans, leapDay, mismatched });
  }
  return marriageMaterials(record.couple, record.application, {
    ...known,
    ...(on !== undefined && { on }),
    existing: knownPersons(db, record.id, identityKeys(record.couple)),
  });
}

/** Where a document of another kind is shown at the second visit, that of the application stays in the file; so do a soldier's papers. */
function earlierMaterials(record: Pick<DivorceRecord, 'couple' | 'point' | 'seenAgain'>): RequiredMaterial[] {
  const now = coupleNow(record);
  return slots.flatMap((party): RequiredMaterial[] => {
    const { document, type } = record.couple[party];
    const kinds = [...(document === now[party].document ? [] : [document]), ...(type === now[party].type ? [] : soldiersPapers)];
    return kinds.map((kind) => ({ kind, party, need: 'mayAdd', given: true }));
  });
}

/** The list with what still lies in the file though it is asked for no longer, so that it can be withdrawn. */
export function shownMaterials(db: ReadableDb, record: Deciding, on?: CivilDate): RequiredMaterial[] {
  const asked = caseMaterials(db, record, on);
  const left = new Map(
    listScans(db, record.id)
      .filter(({ kind, party }) => !isAsked(record.business, asked, kind, party))
      .map(({ kind, party }) => [`${kind} ${party}`, { kind, party }]),
  );
  return [...asked, ...[...left.values()].map((of): RequiredMaterial => ({ ...of, need: 'mayAdd', given: true, noLongerAsked: true }))];
}
