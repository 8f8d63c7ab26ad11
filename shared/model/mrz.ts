import { parse, type FieldName, type ParseResult } from 'mrz';
import { civilDateFromDigits, type CivilDate } from './civil-date.ts';
import type { IdentityDocument } from './material.ts';
import type { Sex } from './party.ts';
import { fail, ok, type Result } from './result.ts';

/** Whom the machine readable zone of a travel document names (ICAO Doc 9303). */
export interface MrzPerson {
  /** null: a card that is none of the documents a marriage accepts, an identity card of another country for one. */
  readonly documentKind: IdentityDocument | null;
  readonly number: string;
  /** ISO 3166 alpha-3; XXA, XXB, XXC of the stateless and refugees stay. */
  readonly nationality: string;
  readonly surname: string;
  readonly givenNames: string;
  /** As passports print it: `ERIKSSON ANNA MARIA`. A long name may be cut off in the zone; the page decides. */
  readonly name: string;
  /** null where month or day is not known. */
  readonly birthDate: CivilDate | null;
  readonly sex: Sex;
  /** null where the document states none. */
  readonly validUntil: CivilDate | null;
}

export type MrzField = 'number' | 'birthDate' | 'validUntil' | 'personalNumber' | 'whole' | 'name' | 'nationality' | 'sex';

/** `checkDigit`: what stands at `field` does not agree with its check digit, or cannot stand there at all: it was misread. */
export type MrzProblem = { readonly problem: 'noMrz' } | { readonly problem: 'checkDigit'; readonly field: MrzField };

/**
 * Reads the zone of a passport (TD3, 2 × 44) or a travel permit (TD1, 3 × 30) from scanned or typed text: in any case, with
 * or without line ends, blanks, full-width characters and the fillers at the end of a name.
 *
 * Check digits cover number, birth date and validity; they cannot tell characters whose values differ by ten, `0` from `A`,
 * `K` or a filler at the end. Name, nationality and sex have none: they are compared with the page. `today` settles the
 * century of birth, which is never in the future.
 */
export function parseMrz(text: string, today: CivilDate): Result<MrzPerson, MrzProblem> {
  const lines = findLines(text);
  if (!lines) return fail({ problem: 'noMrz' });
  const zone: Zone = { ...parse(lines), lines };
  if (!isValid(zone, 'documentCode')) return fail({ problem: 'noMrz' });
  const misread = checked.find(([name]) => has(zone, name) && !isValid(zone, name));
  if (misread) return fail({ problem: 'checkDigit', field: misread[1] });
  return readPerson(zone, today);
}

/** The single digits first: the whole one fails with each of them. */
const checked: ReadonlyArray<readonly [FieldName, MrzField]> = [
  ['documentNumberCheckDigit', 'number'],
  ['birthDateCheckDigit', 'birthDate'],
  ['expirationDateCheckDigit', 'validUntil'],
  ['personalNumberCheckDigit', 'personalNumber'],
  ['compositeCheckDigit', 'whole'],
];

function readPerson(zone: Zone, today: CivilDate): Result<MrzPerson, MrzProblem> {
  const misread = (field: MrzField) => fail({ problem: 'checkDigit', field } as const);
  const number = zone.documentNumber ?? '';
  if (!/^[A-Z0-9]+$/.test(number)) return misread('number');
  const nationality = readNationality(raw(zone, 'nationality'));
  if (!nationality) return misread('nationality');
  const birthDate = readBirthDate(raw(zone, 'birthDate'), today);
  if (birthDate === undefined) return misread('birthDate');
  const validUntil = readDate(raw(zone, 'expirationDate'), '20');
  if (validUntil === undefined) return misread('validUntil');
  const sex = sexes[raw(zone, 'sex')];
  if (!sex) return misread('sex');
  const names = readNames(raw(zone, 'lastName'));
  if (!names) return misread('name');
  const documentKind = kindOf(zone, number, nationality);
  return ok({ documentKind, number, nationality, ...names, birthDate, sex, validUntil });
}

// What keyboards and readers make of the filler; a double one stands for one or for two of them.
const singleFillers = /[‹〈˂]/g;
const doubleFillers = /[«《≪]/g;

function findLines(text: string): readonly string[] | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(singleFillers, '<');
  for (const double of ['<', '<<']) {
    const rows = plain
      .replace(doubleFillers, double)
      .split(/[\r\n]+/)
      .map((row) => row.replace(/\s/g, ''))
      .filter((row) => /^[A-Z0-9<]+$/.test(row));
    const lines = cutLines(rows.join('')) ?? rows.map((_, at) => completeLines(rows.slice(at))).find((found) => found !== null);
    if (lines) return lines;
  }
  return null;
}

function cutLines(solid: string): readonly string[] | null {
  if (solid.length === 88) return [solid.slice(0, 44), solid.slice(44)];
  if (solid.length === 90) return [solid.slice(0, 30), solid.slice(30, 60), solid.slice(60)];
  return null;
}

/** Lines that end in fillers may have lost them; the line of the dates never ends in one. */
function completeLines([first = '', second = '', third = '']: readonly string[]): readonly string[] | null {
  if (first.startsWith('P') && first.length > 5 && first.length <= 44 && second.length === 44) return [first.padEnd(44, '<'), second];
  const three =
    /^[ACI]/.test(first) && first.length > 14 && first.length <= 30 && second.length === 30 && third !== '' && third.length <= 30;
  return three ? [first.padEnd(30, '<'), second, third.padEnd(30, '<')] : null;
}

interface Zone extends ParseResult {
  readonly lines: readonly string[];
}

const fieldOf = (zone: Zone, name: FieldName) => zone.details.find(({ field }) => field === name);
const has = (zone: Zone, name: FieldName) => fieldOf(zone, name) !== undefined;
const isValid = (zone: Zone, name: FieldName) => fieldOf(zone, name)?.valid === true;

/** The characters as they stand, also where the library knows no such state or sex. */
function raw(zone: Zone, name: FieldName): string {
  const [range] = fieldOf(zone, name)?.ranges ?? [];
  return range ? (zone.lines[range.line]?.slice(range.start, range.end) ?? '') : '';
}

const sexes: Readonly<Record<string, Sex>> = { M: 'male', F: 'female', '<': 'unspecified', X: 'unspecified' };

/** Doc 9303 part 3, section 5: codes that are not those of ISO 3166. */
const isoCodes: Readonly<Record<string, string>> = {
  D: 'DEU',
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
  RKS: 'XKX',
  XXK: 'XKX',
  UNK: 'XKX',
};
const withoutNationality = ['XXA', 'XXB', 'XXC'];

function readNationality(characters: string): string | null {
  const code = characters.replace(/<+$/, '');
  const known = isoCodes[code] ?? code;
  return /^[A-Z]{3}$/.test(known) ? known : null;
}

/** undefined: no date at all; null: one that is not known in full. */
function readDate(digits: string, century: string): CivilDate | null | undefined {
  if (/^(\d\d|<<)(\d\d<<|<<<<)$/.test(digits)) return null;
  return civilDateFromDigits(century + digits) ?? undefined;
}

function readBirthDate(digits: string, today: CivilDate): CivilDate | null | undefined {
  const recent = readDate(digits, '20');
  if (recent === null || (recent && recent <= today)) return recent;
  return readDate(digits, '19');
}

function readNames(characters: string): Pick<MrzPerson, 'surname' | 'givenNames' | 'name'> | null {
  const [, surname = '', givenNames = ''] = /^([A-Z<]*?)(?:<<([A-Z<]*))?$/.exec(characters.replace(/<+$/, '')) ?? [];
  const [family, given] = [surname, givenNames].map((part) => part.replaceAll('<', ' ').trim()) as [string, string];
  const name = [family, given].filter((part) => part !== '').join(' ');
  return name === '' ? null : { surname: family, givenNames: given, name };
}

/** Travel permits are told by their numbers: H or M and eight digits (公安部, 2010), or eight digits alone. */
function kindOf(zone: Zone, number: string, nationality: string): IdentityDocument | null {
  if (zone.format === 'TD3') return withoutNationality.includes(nationality) ? 'internationalTravelDocument' : 'passport';
  if (raw(zone, 'issuingState') !== 'CHN') return null;
  if (/^[HM]\d{8}$/.test(number)) return 'mainlandTravelPermit';
  return /^\d{8}$/.test(number) ? 'taiwanTravelPermit' : null;
}
