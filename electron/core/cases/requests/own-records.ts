import { Temporal } from 'temporal-polyfill';
import {
  bareIdentity,
  toIdNumber18,
  type OfficeIdentity,
  type PartyDraft,
  type RecordedPerson,
  type RegisterRecord,
} from '#shared/model/index.ts';
import { findRecords } from '../../archive/register/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { AskedPerson, KnownRegistration } from '../../sync/index.ts';
import { findCase } from '../case-record.ts';
import { coupleNow } from '../divorce/couple-now.ts';

interface Sought {
  readonly registrationNumber: string | null;
  readonly person: AskedPerson | null;
}

/**
 * What was registered here under a number and of a person, cases and the paper archive; where one is null, by the other. In the order
 * of registering.
 */
export function findOwnRecords(db: ReadableDb, sought: Sought, office: OfficeIdentity): KnownRegistration[] {
  const found = [...findOwnCases(db, sought, office), ...findPaper(db, sought, office)];
  return found.toSorted((one, other) => Temporal.PlainDate.compare(one.registeredOn, other.registeredOn)).slice(0, most);
}

const most = 50;

/** Of the paper archive; one without a number could not be chosen for an answer. */
function findPaper(db: ReadableDb, { registrationNumber, person }: Sought, office: OfficeIdentity): KnownRegistration[] {
  const numbers = person && numbersOf(person);
  const found =
    registrationNumber === null
      ? (numbers ?? []).flatMap((identity) => findRecords(db, { identity }))
      : findRecords(db, { number: registrationNumber });
  const isTheirs = ({ man, woman }: RegisterRecord) =>
    numbers === null || [man, woman].some((each) => numbersOf(each).some((number) => numbers.includes(number)));
  const paper = found.filter((each) => each.source !== 'case' && each.registrationNumber !== '' && isTheirs(each));
  return [...new Map(paper.map((each) => [each.id, each])).values()].map((each) => ({
    business: each.kind,
    registrationNumber: each.registrationNumber,
    office: each.office.code ?? office.regionCode,
    officeName: each.office.name,
    registeredOn: each.registeredOn,
    man: personIn(each.man),
    woman: personIn(each.woman),
  }));
}

function personIn({ name, idNumber, nationality, document, documentNumber }: RecordedPerson): AskedPerson | null {
  return name.trim() === '' ? null : { name, idNumber, nationality, document, documentNumber };
}

function findOwnCases(db: ReadableDb, { registrationNumber, person }: Sought, office: OfficeIdentity): KnownRegistration[] {
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

function numbersOf({ idNumber, documentNumber }: Pick<AskedPerson, 'idNumber' | 'documentNumber'>): string[] {
  const numbers = [toIdNumber18(idNumber) ?? bareIdentity(idNumber), bareIdentity(documentNumber)];
  return numbers.filter((number) => number !== '');
}

/** Who a party is, as the province is told. */
export function personOf({ name, idNumber, nationality, document, documentNumber }: PartyDraft): AskedPerson {
  return { name, idNumber, nationality, document, documentNumber };
}
