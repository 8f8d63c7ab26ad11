import { z } from 'zod';
import { HistoricalAct, HistoricalFlag } from './historical-record.ts';

const ofPerson = [
  'name',
  'idNumber',
  'born',
  'sex',
  'nationality',
  'document',
  'documentNumber',
  'ethnicity',
  'occupation',
  'education',
  'maritalStatus',
  'domicile',
  'residence',
] as const;
export type PersonField = (typeof ofPerson)[number];

/** What a column of a table of old records may hold. `key`: what tells its rows apart in the system it comes from. */
export const BackfillField = z.enum([
  'key',
  'act',
  'registrationNumber',
  'registeredOn',
  'officeCode',
  'officeName',
  'fileNumber',
  'remark',
  ...(['man', 'woman'] as const).flatMap((slot) => ofPerson.map((field) => `${slot}.${field}` as const)),
]);
export type BackfillField = z.infer<typeof BackfillField>;

/** Fields whose words or codes are those of a table, and of which a source may have its own. */
export const CodedField = z.enum(['act', 'sex', 'nationality', 'document', 'ethnicity', 'occupation', 'education', 'maritalStatus']);
export type CodedField = z.infer<typeof CodedField>;

/** How the tables of a source are read. */
export const BackfillSettings = z.object({
  /** The sheet of a workbook; null: the first. */
  sheet: z.string().max(60).nullable().default(null),
  /** By field the head of its column. */
  columns: z.partialRecord(BackfillField, z.string().min(1).max(120)).default({}),
  /** What every row is of, where no column says it. */
  act: HistoricalAct.nullable().default(null),
  /** Whose registrations they are, where no column says it. */
  office: z
    .object({ code: z.string().max(12).nullable(), name: z.string().max(60) })
    .nullable()
    .default(null),
  /** What the source writes, and the code or word of the standard's table it stands for. */
  codes: z.partialRecord(CodedField, z.record(z.string().max(60), z.string().min(1).max(60))).default({}),
});
export type BackfillSettings = z.infer<typeof BackfillSettings>;

/** Something is wrong with the table: the row waits until somebody corrects it, and is kept as it stands until then. */
export const heldChecks = [
  'formula',
  'merged',
  'scientific',
  'lostDigits',
  'errorValue',
  'unreadable',
  'lostCharacters',
  'controlCharacters',
  'tooLong',
  'cellsShifted',
  'headRepeated',
  'totalRow',
  'emptyRecord',
  'changedSince',
  'actMissing',
  'actUnknown',
  'registeredSerial',
  'registeredInFuture',
  'registeredTooEarly',
  'bornSerial',
  'bornTooEarly',
  'bornAfterRegistration',
  'nameHasDigits',
  'severalNames',
  'severalNumbers',
  'numberInNoForm',
  'sexUnknown',
  'sexesSame',
  'sexesSwapped',
  'nationalityUnknown',
  'documentUnknown',
  'ethnicityUnknown',
  'occupationUnknown',
  'educationUnknown',
  'maritalStatusUnknown',
  'officeMissing',
  'officeCodeFaulty',
  'registrationNumberIsIdentity',
] as const;

/** The row is taken as it stands, and somebody is told. */
export const toldChecks = [
  'rowTwice',
  'otherEncoding',
  'oldIdForm',
  'yearDiffers',
  'officeDiffers',
  'actDiffers',
  'sameNames',
  'ageImprobable',
] as const;

/** Every check of a row by its name; under that of a flag of old records the row is taken with the flag. */
export const BackfillCheck = z.enum([...heldChecks, ...toldChecks, ...HistoricalFlag.options]);
export type BackfillCheck = z.infer<typeof BackfillCheck>;

/** What a check found in a row: in which column, by its head, and what stands there. */
export const BackfillProblem = z.object({
  check: BackfillCheck,
  column: z.string().max(120).nullable(),
  text: z.string().max(200),
});
export type BackfillProblem = z.infer<typeof BackfillProblem>;

/** Whether a row with it waits to be corrected. */
export function isHeld({ check }: Pick<BackfillProblem, 'check'>): boolean {
  return (heldChecks as readonly string[]).includes(check);
}

/** 来源: somewhere old records come from, and how its tables are read. */
export const BackfillSource = z.object({ id: z.uuid(), name: z.string().trim().min(1).max(60), settings: BackfillSettings });
export type BackfillSource = z.infer<typeof BackfillSource>;

/** 批次: the rows of one file, taken over once. */
export const BackfillBatch = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  sourceName: z.string(),
  fileName: z.string(),
  /** Where the file lay when it was begun. */
  path: z.string(),
  /** Rows of the file without its head; how many are taken, were taken before, wait to be corrected, and were said to be no records. */
  rows: z.number().int(),
  taken: z.number().int(),
  known: z.number().int(),
  held: z.number().int(),
  setAside: z.number().int(),
  /** Of a batch that was rolled back: records that stayed, since something was noted or linked with them. */
  kept: z.number().int(),
  state: z.enum(['open', 'done', 'rollingBack', 'rolledBack']),
  begunAt: z.string(),
  begunBy: z.string(),
  endedAt: z.string().nullable(),
});
export type BackfillBatch = z.infer<typeof BackfillBatch>;
