import { correctedRecord } from '#shared/law/records/corrected.ts';
import { standingOf, type LaterAct, type Standing } from '#shared/law/records/standing.ts';
import { comparableNumbers, slots, type CivilDate, type ProvinceRecord, type RegisterRecord } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { findRecords } from './records.ts';

export interface StandingAsked {
  readonly asOf: CivilDate;
  /** What the province or another office answered of either, a court's divorce among them (`business`: `courtDivorce`). */
  readonly elsewhere?: readonly ProvinceRecord[];
}

/** Whether a record still holds, by its notes, by everything this hall has registered of the two, and by what was answered. */
export function standingIn(db: ReadableDb, original: RegisterRecord, { asOf, elsewhere = [] }: StandingAsked): Standing {
  const record = correctedRecord(original);
  const here = slots.flatMap((slot) => {
    const numbers = comparableNumbers(record[slot]);
    return [...numbers.flatMap((identity) => findRecords(db, { identity })), ...findRecords(db, { name: record[slot].name })];
  });
  const others = [...new Map(here.map((each) => [each.id, correctedRecord(each)])).values()].filter(({ id }) => id !== record.id);
  const known = new Set([record, ...others].map(({ registrationNumber }) => registrationNumber));
  const answered = elsewhere.flatMap((each) => (known.has(each.registrationNumber) ? [] : (answeredAct(each) ?? [])));
  return standingOf(record, record.notes, [...others.map(ownAct), ...answered], asOf);
}

function ownAct({ kind, registrationNumber, office, registeredOn, man, woman, notes, source }: RegisterRecord): LaterAct {
  return { kind, elsewhere: source !== 'case', registrationNumber, officeName: office.name, registeredOn, man, woman, notes };
}

/** null of a business that changes nobody's marital status. */
function answeredAct({ business, registrationNumber, officeName, registeredOn, man, woman }: ProvinceRecord): LaterAct | null {
  if (business !== 'marriage' && business !== 'divorce' && business !== 'courtDivorce') return null;
  const named = (person: ProvinceRecord['man']) => person && { ...person, born: null };
  return { kind: business, elsewhere: true, registrationNumber, officeName, registeredOn, man: named(man), woman: named(woman), notes: [] };
}
