import {
  idNumberBirthDate,
  idNumberSex,
  slots,
  toIdNumber18,
  type HistoricalPerson,
  type HistoricalRemark,
  type Slot,
} from '#shared/model/index.ts';
import type { UnnamedRecord } from './read-record.ts';
import { isOfAge } from './age-of-then.ts';
import { modernNumber } from '../records/number-forms.ts';
import { readWrittenDate } from './written-date.ts';

/**
 * What is to be flagged in an old record by itself (异常备注, MZ/T 113-2018 appendix C): what the paper lacks, what cannot be, and what
 * contradicts itself. What other records say of it (numbers shared, a live record) is for whoever knows them.
 */
export function remarksOf(record: UnnamedRecord): HistoricalRemark[] {
  const named = slots.filter((slot) => record[slot].name !== '' || record[slot].idNumber !== '' || record[slot].documentNumber !== '');
  return [
    ...ofNumber(record).map((flag) => remark(flag)),
    ...(record.registeredOn === null ? [remark(flagOfWritten(record.registeredWritten))] : []),
    ...(named.length === 1 ? [remark('onePartyOnly')] : []),
    // Of nobody anything is known: both are missing.
    ...(named.length === 0 ? slots : named).flatMap((slot) => ofPerson(record[slot], slot, record).map((flag) => remark(flag, slot))),
  ];
}

const remark = (flag: HistoricalRemark['flag'], of: HistoricalRemark['of'] = 'record'): HistoricalRemark => ({ flag, of, note: '' });

function ofNumber({ registrationNumber }: UnnamedRecord): HistoricalRemark['flag'][] {
  if (registrationNumber === '') return ['registrationNumberMissing'];
  return modernNumber(registrationNumber) === null ? ['oldNumber'] : [];
}

/** Of a date that is no day of the calendar. */
function flagOfWritten(written: string): HistoricalRemark['flag'] {
  if (written === '') return 'dateMissing';
  return readWrittenDate(written).kind === 'incomplete' ? 'dateIncomplete' : 'dateImpossible';
}

function ofPerson(person: HistoricalPerson, slot: Slot, { registeredOn, act }: UnnamedRecord): HistoricalRemark['flag'][] {
  const born = person.born ?? null;
  const tooYoung = act === 'marriage' && born !== null && registeredOn !== null && !isOfAge(slot, born, registeredOn);
  return [
    ...(person.name === '' ? (['nameMissing'] as const) : []),
    ...ofIdNumber(person, slot),
    ...(born === null && person.bornWritten !== '' ? [flagOfWritten(person.bornWritten)] : []),
    ...(tooYoung ? (['underAge'] as const) : []),
  ];
}

/** Zeros and the day of birth, or one figure over and over: somebody had to fill a field of a form. */
const placeholder = /^(?:0{4,}\d*X?|(\d)\1+)$/;

function ofIdNumber({ idNumber, documentNumber, document, nationality, born }: HistoricalPerson, slot: Slot): HistoricalRemark['flag'][] {
  if (idNumber === '') return documentNumber === '' ? ['numberMissing'] : [];
  if (placeholder.test(idNumber)) return ['numberPlaceholder'];
  const isResident = nationality === 'CHN' && (document === '' || document === 'residentCard');
  if (!isResident) return [];
  const number = toIdNumber18(idNumber);
  if (number === null) return ['numberFaulty'];
  const other = (born !== null && idNumberBirthDate(number) !== born) || idNumberSex(number) !== sexOf[slot];
  return other ? ['numberContradicts'] : [];
}

const sexOf = { man: 'male', woman: 'female' } as const satisfies Record<Slot, string>;
