import { failure, type HallError } from '#shared/contract/index.ts';
import { reissuePrefixes } from '#shared/law/reissue/index.ts';
import type { RegistrationPrefix } from '#shared/law/registration-number.ts';
import { ok, type CivilDate, type Registration, type Result, type Slot } from '#shared/model/index.ts';
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
export function nextStock(db: ReadableDb, on: CivilDate, business: Registration): Result<Certificates, StockError> {
  const number = nextNumber(db, on, business === 'marriage' ? 'J' : 'L');
  if (!number.ok) return number;
  const [manBlank, womanBlank] = findNextBlanks(db, 2, business);
  if (!manBlank || !womanBlank) return failure('blanks.exhausted', { needed: 2 });
  return ok({ registrationNumber: number.value, manBlank, womanBlank });
}

/** The next number of a reissue, BJ or BL, and a blank for each whose certificate it is. */
export function nextReissueStock(
  db: ReadableDb,
  on: CivilDate,
  kind: Registration,
  holders: readonly Slot[],
): Result<{ readonly registrationNumber: string; readonly blanks: Record<Slot, string | null> }, StockError> {
  const number = nextNumber(db, on, reissuePrefixes[kind]);
  if (!number.ok) return number;
  const found = findNextBlanks(db, holders.length, kind);
  if (found.length < holders.length) return failure('blanks.exhausted', { needed: holders.length });
  const blankFor = (slot: Slot) => (holders.includes(slot) ? found[holders.indexOf(slot)]! : null);
  return ok({ registrationNumber: number.value, blanks: { man: blankFor('man'), woman: blankFor('woman') } });
}

type StockError = HallError<'numbers.exhausted' | 'blanks.exhausted'>;

function nextNumber(db: ReadableDb, on: CivilDate, prefix: RegistrationPrefix): Result<string, StockError> {
  const year = Number(on.slice(0, 4));
  const number = findNextNumber(db, { prefix, regionCode: getOffice(db).regionCode, year });
  return number ? ok(number) : failure('numbers.exhausted', { prefix, year });
}

/** Certificates bear the day they are prepared, and nothing is registered on another: they are voided and prepared anew. */
export function preparedOtherDay(
  db: ReadableDb,
  record: Pick<Preparable, 'registrationNumber'> & { readonly preparedOn: CivilDate | null },
  on: CivilDate,
): ReturnType<typeof failure<'case.notSameDay'>> | null {
  if (record.preparedOn === on && !isMisdated(db, record.registrationNumber!)) return null;
  return failure('case.notSameDay', { preparedOn: record.preparedOn! });
}
