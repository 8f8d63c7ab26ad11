import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { comparableNumbers, slots, type HistoricalPerson, type HistoricalRecord, type HistoricalRemark } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { placesOf } from '../register/finder/index-record.ts';
import { comparableName } from '../register/finder/names.ts';

/** A number that fills a form stands in thousands of records: no more of them are looked at. */
const most = 20;

type UnnamedRecord = Omit<HistoricalRecord, 'id'>;

interface Other {
  readonly entry: number;
  readonly source: 'case' | 'paper' | 'backfill';
  readonly registrationNumber: string;
  readonly on: string | null;
}

/** The numbers of a record as numbers are compared. */
export interface Compared {
  readonly registration: string;
  readonly man: readonly string[];
  readonly woman: readonly string[];
}

export function comparedOf({ registrationNumber, man, woman }: UnnamedRecord): Compared {
  return { registration: comparableNumber(registrationNumber), man: comparableNumbers(man), woman: comparableNumbers(woman) };
}

/**
 * What the records that are there already say of an old one (MZ/T 113-2018 appendix C): its number is another's, somebody of it has
 * the number of somebody with another name, or it was registered in this hall itself. None of them is changed by it.
 */
export function remarksOfOthers(
  db: ReadableDb,
  record: UnnamedRecord,
  compared: Compared = comparedOf(record),
  beside: Beside = nobody,
): HistoricalRemark[] {
  const remarks: HistoricalRemark[] = [];
  const { registration } = compared;
  const numbered = registration === '' ? [] : (byRegistration(db).all(registration) as Other[]);
  if (numbered.some(isLive)) remarks.push({ flag: 'liveRecord', of: 'record', note: record.registrationNumber });
  else if (numbered.length > 0 || beside.isNumbered(registration))
    remarks.push({ flag: 'registrationNumberShared', of: 'record', note: '' });
  for (const slot of slots) {
    const others = compared[slot].flatMap((identity) => byIdentity(db).all(identity) as Other[]);
    const live = others.find((other) => isLive(other) && record.registeredOn !== null && other.on === record.registeredOn);
    if (live !== undefined && remarks.every(({ flag }) => flag !== 'liveRecord'))
      remarks.push({ flag: 'liveRecord', of: 'record', note: live.registrationNumber });
    const stranger = others.find((other) => !isNamedIn(db, record[slot], other)) ?? beside.stranger(compared[slot], record[slot].name);
    if (stranger !== null) remarks.push({ flag: 'numberShared', of: slot, note: stranger.registrationNumber });
  }
  return remarks;
}

/** How many records have the number of this one, or both of its persons: what is typed may be there already. */
export function countAlike(db: ReadableDb, record: UnnamedRecord): number {
  const { registration, man, woman } = comparedOf(record);
  const numbered = registration === '' ? [] : (byRegistration(db).all(registration) as Other[]);
  const entriesOf = (identities: readonly string[]) => identities.flatMap((identity) => byIdentity(db).all(identity) as Other[]);
  const hers = new Set(entriesOf(woman).map(({ entry }) => entry));
  const both = entriesOf(man).filter(({ entry }) => hers.has(entry));
  return new Set([...numbered, ...both].map(({ entry }) => entry)).size;
}

/** Records that come with it and are in no table yet. */
export interface Beside {
  isNumbered(comparable: string): boolean;
  stranger(identities: readonly string[], name: string): Pick<Other, 'registrationNumber'> | null;
}

const nobody: Beside = { isNumbered: () => false, stranger: () => null };

/** Takes note of the records of a portion one after another. */
export function createBeside(): Beside & { add(record: UnnamedRecord, compared: Compared): void } {
  const numbers = new Set<string>();
  const holders = new Map<string, { readonly name: string; readonly registrationNumber: string }[]>();
  return {
    isNumbered: (comparable) => comparable !== '' && numbers.has(comparable),
    stranger(identities, written) {
      const others = identities.flatMap((identity) => holders.get(identity) ?? []);
      if (others.length === 0 || written === '') return null;
      const name = comparableName(written);
      return others.find((other) => other.name !== '' && comparableName(other.name) !== name) ?? null;
    },
    add({ registrationNumber, ...record }, compared) {
      numbers.add(compared.registration);
      for (const slot of slots)
        for (const identity of compared[slot])
          holders.set(identity, [...(holders.get(identity) ?? []), { name: record[slot].name, registrationNumber }]);
    },
  };
}

function byRegistration(db: ReadableDb) {
  return db.prepare(
    `SELECT entry, source, registration_number AS registrationNumber, "on" FROM register_entries WHERE comparable_number = ? AND comparable_number <> '' LIMIT ${most}`,
  );
}

function byIdentity(db: ReadableDb) {
  return db.prepare(
    `SELECT entry, e.source, e.registration_number AS registrationNumber, e."on" FROM register_numbers n JOIN register_entries e USING (entry)
     WHERE n.number = ? LIMIT ${most}`,
  );
}

function isLive({ source }: Other): boolean {
  return source === 'case';
}

/** Of somebody without a name nobody can say. */
function isNamedIn(db: ReadableDb, { name }: HistoricalPerson, { entry }: Other): boolean {
  const sought = comparableName(name);
  if (sought === '') return true;
  const names = db
    .prepare(`SELECT name FROM register_persons WHERE ${placesOf(':entry')}`)
    .pluck()
    .all({ entry }) as string[];
  return names.length === 0 || names.includes(sought);
}
