import { civilDateFromDigits, fail, ok, type CivilDate, type Result, type Sex } from '#shared/model/index.ts';
import type { IdCard, PermanentResidentCard, ResidencePermitCard, ResidentCard } from '../types.ts';

export const textLength = 256;

const longTerm = '长期';

/** Fields are padded with blanks; some writers used NUL, the ideographic blank or U+FFFF. */
const padding = new Set(['\0', ' ', '\u3000', '\uFFFF']);

/** 证件类型标识, at the same place in every layout. */
const flagAt = 248;

/** GB/T 2261.1. */
const sexes: Readonly<Record<string, Sex>> = { '0': 'unknown', '1': 'male', '2': 'female', '9': 'unspecified' };

/**
 * Decodes the text block of an identity card by its 证件类型标识: 居民身份证 (GA/T 490), 港澳台居民居住证, and
 * 外国人永久居留身份证 of 2017 and 2023 (国家移民管理局, 机读信息规则). The layouts share offsets that mean other
 * things, so the flag is looked at first.
 *
 * `garbled`: the block names nobody; `unknownLayout`: a flag of no published layout.
 */
export function parseCardText(block: Uint8Array): Result<IdCard, 'unknownLayout' | 'garbled'> {
  if (block.length !== textLength) return fail('garbled');
  const parse = layouts[fieldReader(block).text('flag', flagAt, 2)];
  if (!parse) return fail('unknownLayout');
  const card = parse(fieldReader(block));
  const named = card.layout === 'resident' || card.layout === 'residencePermit' ? card.name : card.englishName + card.chineseName;
  return named === '' || card.idNumber === '' ? fail('garbled') : ok(card);
}

const layouts: Readonly<Record<string, (field: FieldReader) => IdCard>> = {
  '': parseResident,
  J: parseResidencePermit,
  I: parsePermanentResident2017,
  Y: parsePermanentResident2023,
};

function parseResident(field: FieldReader): ResidentCard {
  return { layout: 'resident', ethnicity: field.text('ethnicity', 32, 4), ...citizenFields(field), privateUse: field.privateUse() };
}

function parseResidencePermit(field: FieldReader): ResidencePermitCard {
  return {
    layout: 'residencePermit',
    ...citizenFields(field),
    passNumber: field.text('passNumber', 220, 18),
    issueCount: field.text('issueCount', 238, 4),
    privateUse: field.privateUse(),
  };
}

function citizenFields(field: FieldReader) {
  const validUntil = field.text('validUntil', 204, 16);
  return {
    name: field.text('name', 0, 30),
    sex: field.sex(30),
    birthDate: field.date(36),
    address: field.text('address', 52, 70),
    idNumber: field.text('idNumber', 122, 36).toUpperCase(),
    issuer: field.text('issuer', 158, 30),
    validFrom: field.date(188),
    validUntil: civilDateFromDigits(validUntil),
    longTerm: validUntil === longTerm,
  };
}

function parsePermanentResident2017(field: FieldReader): PermanentResidentCard {
  return {
    layout: 'permanentResident2017',
    englishName: field.text('englishName', 0, 120),
    sex: field.sex(120),
    idNumber: field.text('idNumber', 122, 30),
    nationality: field.text('nationality', 152, 6),
    chineseName: field.text('chineseName', 158, 30),
    validFrom: field.date(188),
    validUntil: field.date(204),
    birthDate: field.date(220),
    privateUse: field.privateUse(),
  };
}

function parsePermanentResident2023(field: FieldReader): PermanentResidentCard {
  return {
    layout: 'permanentResident2023',
    chineseName: field.text('chineseName', 0, 30),
    sex: field.sex(30),
    birthDate: field.date(36),
    // The name runs on past the dates; a blank may sit right at the seam, so it is trimmed only once joined.
    englishName: field.joined('englishName', [52, 70], [220, 22]),
    idNumber: field.text('idNumber', 122, 36).toUpperCase(),
    nationality: field.text('nationality', 242, 6),
    validFrom: field.date(188),
    validUntil: field.date(204),
    privateUse: field.privateUse(),
  };
}

interface FieldReader {
  /** `offset` and `bytes` count bytes of the block. */
  text(name: string, offset: number, bytes: number): string;
  joined(name: string, ...parts: ReadonlyArray<readonly [offset: number, bytes: number]>): string;
  /** Null when the digits are no real date. */
  date(offset: number): CivilDate | null;
  sex(offset: number): Sex;
  /** Names of the fields read so far that no font can be trusted with. */
  privateUse(): readonly string[];
}

function fieldReader(block: Uint8Array): FieldReader {
  const buffer = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const flagged: string[] = [];

  // The standard says UCS-2; read as UTF-16, a surrogate pair of a later character survives.
  const units = (offset: number, bytes: number) => buffer.toString('utf16le', offset, offset + bytes);

  function finished(name: string, padded: string): string {
    // Half a pair cannot be stored as text: it becomes U+FFFD and is flagged like a private character.
    const text = trimPadding(padded).toWellFormed();
    if (/[\p{Private_Use}\uFFFD]/u.test(text)) flagged.push(name);
    return text;
  }

  return {
    text: (name, offset, bytes) => finished(name, units(offset, bytes)),
    joined: (name, ...parts) => finished(name, parts.map(([offset, bytes]) => units(offset, bytes)).join('')),
    date: (offset) => civilDateFromDigits(units(offset, 16)),
    sex: (offset) => sexes[units(offset, 2)] ?? 'unknown',
    privateUse: () => [...flagged],
  };
}

function trimPadding(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && padding.has(text[start]!)) start += 1;
  while (end > start && padding.has(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}
