import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { comparableIdentity, comparableNumbers, slots, type RecordedPerson, type Slot } from '#shared/model/index.ts';
import type { WritableDb } from '../../../store/types.ts';
import { nameKeysOf } from './names.ts';

/** What of a record is indexed. */
export interface Findable {
  readonly id: string;
  readonly source: 'case' | 'paper' | 'backfill';
  readonly registrationNumber: string;
  readonly fileNumber: string | null;
  readonly registeredOn: string | null;
  readonly man: Named;
  readonly woman: Named;
}

type Named = Pick<RecordedPerson, 'name' | 'idNumber' | 'documentNumber'>;

/** A record has at most this many names. */
const places = 16;

/** Makes a record findable by its numbers and by everybody in it; answers its entry. */
export function indexRecord(db: WritableDb, { id, source, registrationNumber, fileNumber, registeredOn, man, woman }: Findable): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO register_entries (record_id, source, registration_number, comparable_number, file_number, "on")
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(id, source, registrationNumber, comparableNumber(registrationNumber), fileNumber, registeredOn);
  const entry = Number(lastInsertRowid);
  const [hers, his] = [nameKeysOf(woman.name), nameKeysOf(man.name)];
  // In the order of `slots`.
  putPerson(db, entry * places, his, hers.name, registeredOn);
  putPerson(db, entry * places + 1, hers, his.name, registeredOn);
  for (const number of new Set([...comparableNumbers(man), ...comparableNumbers(woman)])) putNumber(db, entry, number);
  return entry;
}

/** Makes a record that is taken back unfindable. */
export function unindexRecord(db: WritableDb, entry: number): void {
  db.prepare('DELETE FROM register_numbers WHERE entry = ?').run(entry);
  db.prepare(`DELETE FROM register_persons WHERE ${placesOf(':entry')}`).run({ entry });
  db.prepare('DELETE FROM register_entries WHERE entry = ?').run(entry);
}

/** Somebody of a record is known by another name or number, too; the one before finds it still. */
export function indexAlso(db: WritableDb, recordId: string, slot: Slot, also: { readonly name?: string; readonly number?: string }): void {
  const known = db.prepare('SELECT entry, "on" FROM register_entries WHERE record_id = ?').get(recordId) as
    { entry: number; on: string | null } | undefined;
  if (known === undefined) return;
  const number = comparableIdentity(also.number ?? '');
  if (number !== '') putNumber(db, known.entry, number);
  const keys = nameKeysOf(also.name ?? '');
  const first = known.entry * places;
  const names = db.prepare('SELECT id, name FROM register_persons WHERE id BETWEEN ? AND ? ORDER BY id').all(first, first + places - 1) as {
    id: number;
    name: string;
  }[];
  const next = Math.max(first + slots.length, (names.at(-1)?.id ?? 0) + 1);
  if (names.some(({ name }) => name === keys.name) || next === first + places) return;
  const spouse = names.find(({ id }) => id === first + (slot === 'man' ? 1 : 0))?.name ?? '';
  putPerson(db, next, keys, spouse, known.on);
}

/** The persons of an entry. */
export const placesOf = (entry: string) => `id BETWEEN ${places} * ${entry} AND ${places} * ${entry} + ${places - 1}`;

/** The entry a person of the index belongs to. */
export const entryOfPerson = (id: string) => `(${id} / ${places})`;

function putPerson(db: WritableDb, id: number, keys: ReturnType<typeof nameKeysOf>, spouse: string, on: string | null): void {
  if (keys.name === '') return;
  db.prepare(
    `INSERT INTO register_persons (id, name, spouse, "on", pinyin, other_pinyin, initials, tail, ends)
     VALUES (:id, :name, :spouse, :on, :pinyin, :otherPinyin, :initials, :tail, :ends)`,
  ).run({ ...keys, id, spouse, on: on ?? '' });
}

function putNumber(db: WritableDb, entry: number, number: string): void {
  db.prepare('INSERT OR IGNORE INTO register_numbers (number, entry) VALUES (?, ?)').run(number, entry);
}
