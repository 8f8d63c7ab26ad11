import { bareIdentity, toIdNumber18, type OfficeIdentity, type PartyDraft } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { AskedPerson, KnownRegistration } from '../../sync/index.ts';
import { findCase } from '../case-record.ts';
import { coupleNow } from '../divorce/couple-now.ts';

interface Sought {
  readonly registrationNumber: string | null;
  readonly person: AskedPerson | null;
}

/** What was registered here under a number and of a person; where one is null, by the other. In the order of registering. */
export function findOwnRecords(db: ReadableDb, { registrationNumber, person }: Sought, office: OfficeIdentity): KnownRegistration[] {
  const ids = db
    .prepare(
      `SELECT id FROM cases WHERE registered_on IS NOT NULL
         AND (:registrationNumber IS NULL OR registration_number = :registrationNumber)
         AND (:numbers IS NULL OR id IN (
           SELECT case_id FROM case_parties
             WHERE substr(id_number, instr(id_number, ':') + 1) IN (SELECT value FROM json_each(:numbers))
             OR document_number IN (SELECT value FROM json_each(:numbers))
           UNION SELECT case_id FROM later_numbers
             WHERE substr(id_number, instr(id_number, ':') + 1) IN (SELECT value FROM json_each(:numbers))
             OR document_number IN (SELECT value FROM json_each(:numbers))))
       ORDER BY registered_on, id LIMIT 50`,
    )
    .pluck()
    .all({ registrationNumber, numbers: person && JSON.stringify(numbersOf(person)) }) as string[];
  return ids.map((id) => {
    const record = findCase(db, id);
    if (!record?.registrationNumber || !record.registeredOn) throw new Error(`case ${id} is not registered`);
    const { man, woman } = record.business === 'divorce' ? coupleNow(record) : record.couple;
    return {
      business: record.business,
      registrationNumber: record.registrationNumber,
      office: office.regionCode,
      officeName: office.name,
      registeredOn: record.registeredOn,
      man: personOf(man),
      woman: personOf(woman),
    };
  });
}

function numbersOf({ idNumber, documentNumber }: AskedPerson): string[] {
  const numbers = [toIdNumber18(idNumber) ?? bareIdentity(idNumber), bareIdentity(documentNumber)];
  return numbers.filter((number) => number !== '');
}

/** Who a party is, as the province is told. */
export function personOf({ name, idNumber, nationality, document, documentNumber }: PartyDraft): AskedPerson {
  return { name, idNumber, nationality, document, documentNumber };
}
