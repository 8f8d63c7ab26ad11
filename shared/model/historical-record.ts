import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { RecordedPerson, type RegisterRecord } from './register.ts';

/** What an old record is of: the natures of registration by which paper archives were kept (婚姻登记档案管理办法). */
export const HistoricalAct = z.enum(['marriage', 'divorce', 'marriageReissue', 'divorceReissue', 'revocation']);
export type HistoricalAct = z.infer<typeof HistoricalAct>;

/** What the paper says besides who somebody is: a code of the standard's table, or the words of the paper. */
export const HistoricalDetail = z.enum(['sex', 'ethnicity', 'occupation', 'education', 'maritalStatus', 'domicile', 'residence']);
export type HistoricalDetail = z.infer<typeof HistoricalDetail>;

/** Somebody as an old record names them; '' and null: the paper does not say, or nobody can read it. */
export const HistoricalPerson = RecordedPerson.extend({
  name: z.string().max(60).default(''),
  /** The date of birth as it stands on the paper, where that is no date or another than `born`. */
  bornWritten: z.string().max(40).default(''),
  details: z.partialRecord(HistoricalDetail, z.string().max(200)).default({}),
});
export type HistoricalPerson = z.infer<typeof HistoricalPerson>;

/** 异常备注 (MZ/T 113-2018 appendix C): what is wrong with the paper itself, and stays so. */
export const HistoricalFlag = z.enum([
  'numberMissing',
  'numberPlaceholder',
  'numberFaulty',
  'numberShared',
  'numberContradicts',
  'illegible',
  'dateMissing',
  'dateImpossible',
  'dateIncomplete',
  'nameMissing',
  'onePartyOnly',
  'underAge',
  'oldPlace',
  'oldNumber',
  'registrationNumberMissing',
  'registrationNumberShared',
  'liveRecord',
  'other',
]);
export type HistoricalFlag = z.infer<typeof HistoricalFlag>;

export const HistoricalRemark = z.object({
  flag: HistoricalFlag,
  of: z.enum(['record', 'man', 'woman']).default('record'),
  note: z.string().max(200).default(''),
});
export type HistoricalRemark = z.infer<typeof HistoricalRemark>;

/** 历史数据补录: a record of before this program, as the paper or the old system has it; dirty truth is kept, never repaired. */
export const HistoricalRecord = z.object({
  id: z.uuid(),
  act: HistoricalAct,
  /** In whatever form it was written; '' unknown. */
  registrationNumber: z.string().max(60).default(''),
  office: z.object({ code: z.string().max(12).nullable(), name: z.string().max(60) }),
  /** null: no day can be read; `registeredWritten` has what stands there. */
  registeredOn: CivilDate.nullable().default(null),
  registeredWritten: z.string().max(40).default(''),
  fileNumber: z.string().max(60).nullable().default(null),
  man: HistoricalPerson,
  woman: HistoricalPerson,
  remarks: z.array(HistoricalRemark).max(40).default([]),
  /** What the source has beside, by the name of its column. */
  extra: z.record(z.string().max(60), z.string().max(500)).default({}),
});
export type HistoricalRecord = z.infer<typeof HistoricalRecord>;

/** As a record of the register; null of one that registers no marriage or divorce, or whose day or persons nobody can read. */
export function historicalAsRegistered({
  act,
  registeredOn,
  man,
  woman,
  ...record
}: HistoricalRecord): Omit<RegisterRecord, 'notes'> | null {
  if ((act !== 'marriage' && act !== 'divorce') || registeredOn === null || man.name === '' || woman.name === '') return null;
  const { id, registrationNumber, office, fileNumber } = record;
  const person = (of: HistoricalPerson) => RecordedPerson.parse(of);
  return {
    id,
    kind: act,
    registrationNumber,
    office,
    registeredOn,
    fileNumber,
    man: person(man),
    woman: person(woman),
    source: 'backfill',
  };
}
