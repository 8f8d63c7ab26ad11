import {
  normaliseIdNumber,
  type BackfillField,
  type CivilDate,
  type CodedField,
  type HistoricalPerson,
  type PersonField,
} from '#shared/model/index.ts';
import { wordOf } from './code-tables.ts';
import type { RowAccess } from './row-access.ts';
import { readTableDate } from './table-date.ts';

/** Older than anybody who ever married. */
const oldest = 110;

/** Somebody of a row, as it says; what is wrong with the table is `found`. */
export function personOf(access: RowAccess, slot: 'man' | 'woman', registeredOn: CivilDate | null): HistoricalPerson {
  const field = (name: PersonField): BackfillField => `${slot}.${name}`;
  const { said, found } = access;
  const name = said(field('name'));
  if (/\d/.test(name)) found('nameHasDigits', field('name'));
  if (/[、,，;；/]/.test(name)) found('severalNames', field('name'));
  const born = bornOf(access, field('born'), registeredOn);
  return {
    name,
    idNumber: numberOf(access, field('idNumber')),
    born: born.on,
    bornWritten: born.written,
    nationality: nationalityOf(access, field('nationality')),
    document: coded(access, 'document', field('document'), 'documentUnknown') ?? '',
    documentNumber: numberOf(access, field('documentNumber')),
    details: {
      ...detail(access, slot, 'sex', 'sexUnknown'),
      ...detail(access, slot, 'ethnicity', 'ethnicityUnknown'),
      ...detail(access, slot, 'occupation', 'occupationUnknown'),
      ...detail(access, slot, 'education', 'educationUnknown'),
      ...detail(access, slot, 'maritalStatus', 'maritalStatusUnknown'),
      ...place(said(field('domicile')), 'domicile'),
      ...place(said(field('residence')), 'residence'),
    },
  };
}

function bornOf({ said, found }: RowAccess, field: BackfillField, registeredOn: CivilDate | null) {
  const born = readTableDate(said(field));
  if (born.serial) found('bornSerial', field);
  if (born.on === null) return born;
  if (born.on < '1800-01-01') found('bornTooEarly', field);
  if (registeredOn !== null && born.on >= registeredOn) found('bornAfterRegistration', field);
  else if (registeredOn !== null && Number(registeredOn.slice(0, 4)) - Number(born.on.slice(0, 4)) > oldest) found('ageImprobable', field);
  return born;
}

/** Without blanks, as numbers are typed; what is no number at all waits. */
function numberOf({ said, found }: RowAccess, field: BackfillField): string {
  const written = said(field);
  if (written === '') return '';
  const number = normaliseIdNumber(written.replace(/^['"‘’“”]+|['"‘’“”]+$/g, ''));
  if (/\d{15,18}[Xx]?\D+\d{15,18}/.test(written) || number.length > 30) found('severalNumbers', field);
  else if (!/^[\dA-Z()]+$/.test(number) || !/\d/.test(number)) found('numberInNoForm', field);
  else if (/^\d{15}$/.test(number)) found('oldIdForm', field);
  return number.slice(0, 30);
}

function nationalityOf({ said, found, settings, countryCode }: RowAccess, field: BackfillField): string {
  const written = said(field);
  if (written === '') return 'CHN';
  const code = countryCode(settings.codes.nationality?.[written] ?? written);
  if (code === null) found('nationalityUnknown', field);
  return code ?? '';
}

type Detail = Extract<CodedField, PersonField & keyof HistoricalPerson['details']>;
type Unknown = `${Detail | 'document'}Unknown`;

function detail(access: RowAccess, slot: 'man' | 'woman', name: Detail, unknown: Unknown): HistoricalPerson['details'] {
  return place(coded(access, name, `${slot}.${name}`, unknown) ?? '', name);
}

function coded({ said, found, settings }: RowAccess, table: Detail | 'document', field: BackfillField, unknown: Unknown): string | null {
  const written = said(field);
  if (written === '') return null;
  const word = wordOf(table, settings.codes[table]?.[written] ?? written);
  if (word === null) found(unknown, field);
  return word;
}

function place(text: string, name: keyof HistoricalPerson['details']): HistoricalPerson['details'] {
  return text === '' ? {} : { [name]: text };
}
