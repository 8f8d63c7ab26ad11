import { isAsked } from '#shared/law/filing.ts';
import type { CivilDate, Finding } from '#shared/model/index.ts';
import { findAttachment, listScanPictures } from '../../archive/index.ts';
import { getOffice } from '../../office/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { MarriageRecord } from './record.ts';
import { caseMaterials } from '../materials.ts';
import type { CaseDeps } from '../deps.ts';
import type { PaperSource } from './papers/source.ts';

/** Where papers of a case get what they print. */
export function paperSource(
  deps: CaseDeps,
  db: ReadableDb,
  record: MarriageRecord,
  on: CivilDate,
  findings: readonly Finding[],
): PaperSource {
  const materials = caseMaterials(db, record);
  return {
    record,
    office: getOffice(db),
    training: deps.store.training,
    on,
    findings,
    photoDigest: record.photoId ? (findAttachment(db, record.photoId)?.digest ?? null) : null,
    scans: listScanPictures(db, record.id).filter(({ kind, party }) => isAsked(record.business, materials, kind, party)),
    remarks: deps.remarks,
    code: deps.certificateCode(record),
    t: deps.t,
  };
}
