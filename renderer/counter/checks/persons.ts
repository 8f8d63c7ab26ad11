import type { CheckedPerson, ProvinceRecord } from '#shared/model/index.ts';

/** By what the province tells a person: the citizen number, else the document's. */
export function numberOf({ idNumber, documentNumber }: CheckedPerson): string {
  return idNumber || documentNumber;
}

/** The person in a record of the province; null where neither has their number. */
export function findPerson({ man, woman }: ProvinceRecord, person: CheckedPerson): CheckedPerson | null {
  return [man, woman].find((each) => each !== null && numberOf(each) === numberOf(person)) ?? null;
}
