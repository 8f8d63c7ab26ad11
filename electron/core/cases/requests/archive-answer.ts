import {
  bareIdentity,
  identityKey,
  ProvinceRecord,
  toIdNumber18,
  type CheckedPerson,
  type Couple,
  type PartyDraft,
} from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';

/** The latest answer of another office for a case that names the marriage of both, by their numbers. */
export function findArchiveAnswer(
  db: ReadableDb,
  { id, couple }: { readonly id: string; readonly couple: Couple },
): { readonly number: string; readonly office: string } | null {
  const rows = db
    .prepare(`SELECT records FROM record_requests WHERE case_id = ? AND state = 'answered' ORDER BY answered_at DESC`)
    .pluck()
    .all(id) as string[];
  const records = rows.flatMap((text) => ProvinceRecord.array().parse(JSON.parse(text)));
  const found = records.find((record) => isMarriageOf(record, couple));
  return found ? { number: found.registrationNumber, office: found.officeName } : null;
}

function isMarriageOf({ business, man, woman }: ProvinceRecord, couple: Couple): boolean {
  if (business !== 'marriage' || man === null || woman === null) return false;
  const named = (his: PartyDraft, hers: PartyDraft) => isNumbered(man, his) && isNumbered(woman, hers);
  return named(couple.man, couple.woman) || named(couple.woman, couple.man);
}

function isNumbered({ idNumber, documentNumber }: CheckedPerson, party: PartyDraft): boolean {
  const own = identityKey(party).replace(/^.*:/, '');
  return own !== '' && [toIdNumber18(idNumber) ?? bareIdentity(idNumber), bareIdentity(documentNumber)].includes(own);
}
