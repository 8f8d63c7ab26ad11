import { idNumberBirthDate, idNumberSex, isIdNumber, type CivilDate, type IdNumber } from '#shared/model/index.ts';
import type { IdCard, PermanentResidentCard, ResidencePermitCard, ResidentCard } from '../types.ts';
import type { CardBlocks } from './read-card.ts';

/** 'WL', 102 × 126: how every published photo block begins. */
const photoHeader = Buffer.from([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00]);

/** All that cards are usually written with; a private-use or control character, or another padding than the blank, is not. */
const usualText = /^[ -~\p{Script=Han}\u00B7\u2014\u2018-\u201D\u2026\u3001-\u3011\uFF01-\uFF5E]*$/u;
const hanName = /^[\p{Script=Han}\u00B7]+$/u;
const latinName = /^[A-Z][A-Z ,.'-]*$/;

/**
 * Whether a block agrees with itself in all that it says twice or can say in few ways only: 公民身份号码 with its check
 * character (GB 11643-1999), birth date and sex; dates that exist and follow each other; what must be blank, a digit, a
 * letter or a Hanzi. A genuine card may fail this (历史错号, private-use characters), so it decides nothing: such a block
 * is asked for twice (`readFoundCard`).
 */
export function isPlausible({ card, text, photo }: CardBlocks & { readonly card: IdCard }): boolean {
  const content = Buffer.from(text).toString('utf16le');
  const blank = (...ranges: ReadonlyArray<readonly [offset: number, end: number]>) =>
    ranges.every(([offset, end]) => content.slice(offset / 2, end / 2).trim() === '');
  if (Buffer.compare(photo.subarray(0, photoHeader.length), photoHeader) !== 0) return false;
  if (!usualText.test(content) || !follow(card.birthDate, card.validFrom)) return false;
  switch (card.layout) {
    case 'resident':
      return isCitizenPlausible(card) && /^\d\d$/.test(card.ethnicity) && blank([220, 256]);
    case 'residencePermit':
      return isPermitPlausible(card) && blank([32, 36], [242, 248], [250, 256]);
    case 'permanentResident2017':
      return isForeignerPlausible(card) && /^[A-Z]{3}\d{12}$/.test(card.idNumber) && blank([250, 256]);
    case 'permanentResident2023':
      return isForeignerPlausible(card) && card.idNumber.startsWith('9') && saysWhatNumberSays(card) && blank([158, 188]);
  }
}

function isCitizenPlausible(card: Omit<ResidentCard, 'layout' | 'ethnicity'>): boolean {
  const ends = card.longTerm || follow(card.validFrom, card.validUntil);
  return hanName.test(card.name) && card.address !== '' && card.issuer !== '' && ends && saysWhatNumberSays(card);
}

function isPermitPlausible(card: ResidencePermitCard): boolean {
  const numbers = /^8[123]0000/.test(card.idNumber) && /^(?:[HM]\d{8}|\d{8})$/.test(card.passNumber) && /^\d\d$/.test(card.issueCount);
  return numbers && isCitizenPlausible(card);
}

function isForeignerPlausible(card: PermanentResidentCard): boolean {
  const named = latinName.test(card.englishName) && (card.chineseName === '' || hanName.test(card.chineseName));
  const known = card.sex !== 'unknown' && /^[A-Z]{3}$/.test(card.nationality);
  return named && known && follow(card.validFrom, card.validUntil);
}

function saysWhatNumberSays({ idNumber, birthDate, sex }: Pick<IdCard, 'idNumber' | 'birthDate' | 'sex'>): boolean {
  if (!isIdNumber(idNumber)) return false;
  return birthDate === idNumberBirthDate(idNumber as IdNumber) && sex === idNumberSex(idNumber as IdNumber);
}

function follow(earlier: CivilDate | null, later: CivilDate | null): boolean {
  return earlier !== null && later !== null && earlier < later;
}
