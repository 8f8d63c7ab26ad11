import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type CivilDate, type Result, type Slot } from '#shared/model/index.ts';
import { findGapOpen, findNextBlanks, findNextNumber, getOffice, isMisdated, type ClockWatchDep } from '../office/index.ts';
import type { ReadableDb } from '../store/index.ts';

/** Number and blanks as the record of a case names them: null until its certificates are prepared. */
interface Preparable {
  readonly id: string;
  readonly registrationNumber: string | null;
  readonly manBlank: string | null;
  readonly womanBlank: string | null;
}

/** Number and blanks of certificates that are prepared. */
export interface Certificates {
  readonly registrationNumber: string;
  readonly manBlank: string;
  readonly womanBlank: string;
}

export function certificatesOf({ id, registrationNumber, manBlank, womanBlank }: Preparable): Certificates {
  if (!registrationNumber || !manBlank || !womanBlank) throw new Error(`case ${id} is prepared without number or blanks`);
  return { registrationNumber, manBlank, womanBlank };
}

/** The blank of one holder. */
export function blankOf({ manBlank, womanBlank }: Pick<Certificates, 'manBlank' | 'womanBlank'>, holder: Slot): string {
  return holder === 'man' ? manBlank : womanBlank;
}

/** What keeps the office from giving out numbers now: a clock in doubt, acts that may be missing. */
export function unsureToNumber({ clockWatch }: ClockWatchDep, db: ReadableDb) {
  return clockWatch.refusal(db) ?? findGapOpen(db);
}

/** The next number and two blanks of a business: 结婚证 J, 离婚证 L. */
export function nextStock(
  db: ReadableDb,
  on: CivilDate,
  business: 'marriage' | 'divorce',
): Result<Certificates, HallError<'numbers.exhausted' | 'blanks.exhausted'>> {
  const prefix = business === 'marriage' ? 'J' : 'L';
  const year = Number(on.slice(0, 4));
  const registrationNumber = findNextNumber(db, { prefix, regionCode: getOffice(db).regionCode, year });
  if (!registrationNumber) return failure('numbers.exhausted', { prefix, year });
  const [manBlank, womanBlank] = findNextBlanks(db, 2, business);
  if (!manBlank || !womanBlank) return failure('blanks.exhausted', { needed: 2 });
  return ok({ registrationNumber, manBlank, womanBlank });
}

/** Certificates bear the day they are prepared, and nothing is registered on another: they are voided and prepared anew. */
export function preparedOtherDay(
  db: ReadableDb,
  record: Preparable & { readonly preparedOn: CivilDate | null },
  on: CivilDate,
): ReturnType<typeof failure<'case.notSameDay'>> | null {
  if (record.preparedOn === on && !isMisdated(db, certificatesOf(record).registrationNumber)) return null;
  return failure('case.notSameDay', { preparedOn: record.preparedOn! });
}
