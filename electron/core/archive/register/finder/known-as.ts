import { slots, type RecordNote, type Slot } from '#shared/model/index.ts';
import type { WritableDb } from '../../../store/types.ts';
import { findRecord } from '../records.ts';
import { indexAlso, indexRecord } from './index-record.ts';

/** Makes a case of this hall findable that has just been registered: by the form, and by what was shown later. */
export function indexCase(db: WritableDb, caseId: string): void {
  const record = findRecord(db, caseId);
  if (record === null) throw new Error(`the case ${caseId} is not registered`);
  indexRecord(db, record);
  const known = db
    .prepare(
      `SELECT slot, name, id_number AS idNumber, document_number AS documentNumber FROM case_parties WHERE case_id = :caseId
       UNION SELECT slot, NULL, id_number, document_number FROM later_numbers WHERE case_id = :caseId`,
    )
    .all({ caseId }) as { slot: Slot; name: string | null; idNumber: string; documentNumber: string }[];
  for (const { slot, name, idNumber, documentNumber } of known) {
    indexAlso(db, caseId, slot, { name: name ?? '', number: idNumber });
    indexAlso(db, caseId, slot, { number: documentNumber });
  }
}

/** Whoever's name or number was corrected, or has changed, is found by both. What changed is named in the words of whoever noted it. */
export function projectKnownAs(
  db: WritableDb,
  { recordId, kind, party }: { readonly recordId: string } & Pick<RecordNote, 'kind' | 'party'>,
  changes: RecordNote['changes'],
): void {
  if (kind !== 'corrected' && kind !== 'identityChanged') return;
  for (const { field, after } of changes) {
    const slot = slots.find((each) => field.startsWith(`${each}.`)) ?? party;
    if (slot !== null) indexAlso(db, recordId, slot, /\d/.test(after) ? { number: after } : { name: after });
  }
}
