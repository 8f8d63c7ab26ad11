import { CivilDate, slots, toIdNumber18, type RecordedPerson, type RegisterRecord } from '#shared/model/index.ts';

const ofPerson = ['name', 'idNumber', 'born', 'documentNumber'] as const satisfies readonly (keyof RecordedPerson)[];

/** What a decision may correct (M-92); `man.name` is the name of the man. Who was registered with whom is no error of typing. */
export const correctableFields = [
  'registeredOn',
  ...slots.flatMap((slot) => ofPerson.map((field) => `${slot}.${field}` as const)),
] as const;
export type CorrectableField = (typeof correctableFields)[number];

export function isCorrectable(field: string): field is CorrectableField {
  return (correctableFields as readonly string[]).includes(field);
}

/** What the record is to be read as today; '' where it says nothing. */
export function recordValue(record: RegisterRecord, field: CorrectableField): string {
  const now = correctedRecord(record);
  if (field === 'registeredOn') return now.registeredOn;
  const [slot, of] = field.split('.') as ['man' | 'woman', (typeof ofPerson)[number]];
  return now[slot][of] ?? '';
}

/** The record as its corrections say it is to be read; what it says itself stays in the register. */
export function correctedRecord(record: RegisterRecord): RegisterRecord {
  let now = record;
  for (const { kind, changes } of record.notes) {
    if (kind !== 'corrected') continue;
    for (const { field, after } of changes) if (isCorrectable(field)) now = withValue(now, field, after);
  }
  return now;
}

function withValue(record: RegisterRecord, field: CorrectableField, value: string): RegisterRecord {
  if (field === 'registeredOn') return { ...record, registeredOn: value as CivilDate };
  const [slot, of] = field.split('.') as ['man' | 'woman', (typeof ofPerson)[number]];
  return { ...record, [slot]: { ...record[slot], [of]: value } };
}

/** Whether a corrected value can be one of its field. */
export function isPossibleValue(field: CorrectableField, value: string): boolean {
  if (field.endsWith('.idNumber')) return /^\d{15}$|^\d{17}[\dX]$/.test(value) ? toIdNumber18(value) !== null : value.length >= 4;
  return field === 'registeredOn' || field.endsWith('.born') ? CivilDate.safeParse(value).success : value.length <= 60;
}
