import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { comparableIdentity } from '#shared/model/index.ts';
import type { FoundBy, RecordQuery } from '#shared/contract/index.ts';
import type { ReadableDb } from '../../../store/types.ts';
import { entryOfPerson, placesOf } from './index-record.ts';
import { comparableName, comparablePinyin, isHan, nameKeysOf } from './names.ts';

export interface Found {
  readonly id: string;
  /** null: asked for by just that. */
  readonly by: FoundBy | null;
}

export interface FoundRecords {
  readonly found: readonly Found[];
  /** There are more than are answered. */
  readonly more: boolean;
}

/** No more are answered at once. */
const shown = 50;

/**
 * Records of any source by what a clerk types, the surest first: a number somebody or something is known by, whole or begun; a name,
 * whole or begun, in characters, pinyin or initials; of names of three characters and more also those that sound the same or differ in
 * one. `spouse` and the span narrow it; a span alone lists what was registered in it.
 */
export function searchRecords(db: ReadableDb, query: RecordQuery): FoundRecords {
  // A spouse alone is somebody like any other.
  const { text, ...by } = query.text === '' ? { ...query, text: query.spouse, spouse: '' } : query;
  const narrow = narrowing(by);
  const rungs = text === '' ? [() => [inSpan]] : /\d/.test(text) ? byNumber(text) : [() => byName(text, !narrow.bySound)];
  const found = new Map<string, FoundBy>();
  for (const rung of rungs) {
    for (const way of rung()) {
      const rows = 2 * (shown + 1);
      const ids = db
        .prepare(statementOf(way, narrow.where))
        .pluck()
        .all({ ...way.values, ...narrow.values, rows }) as string[];
      for (const id of ids) if (!found.has(id)) found.set(id, way.by);
      if (found.size > shown) break;
    }
    if (found.size > 0) break;
  }
  const all = Array.from(found, ([id, by]) => ({ id, by }));
  return { found: all.slice(0, shown), more: all.length > shown };
}

/** One way to look: rows of persons `s`, of entries `e`, or of numbers `n` with their entries. */
interface Way {
  readonly by: FoundBy;
  readonly of: 'persons' | 'entries' | 'numbers';
  readonly where: string;
  readonly values: Readonly<Record<string, string>>;
}

interface Narrowing {
  /** Of rows of persons, and of entries. */
  readonly where: Readonly<Record<'persons' | 'entries', string>>;
  readonly values: Readonly<Record<string, string>>;
  /** By a spouse typed in letters: too slow for what is only begun. */
  readonly bySound: boolean;
}

const rowsOf = { entries: 'register_entries e', numbers: 'register_numbers n JOIN register_entries e ON e.entry = n.entry' } as const;

function statementOf({ of, where }: Way, narrow: Narrowing['where']): string {
  if (of !== 'persons') return `SELECT e.record_id FROM ${rowsOf[of]} WHERE ${where}${narrow.entries} LIMIT :rows`;
  // Both of a record may match, and what a surer way has found comes again.
  return `SELECT DISTINCT e.record_id FROM (SELECT ${entryOfPerson('s.id')} AS entry FROM register_persons s WHERE ${where}${narrow.persons} LIMIT :rows)
    JOIN register_entries e USING (entry)`;
}

const inSpan: Way = { by: 'span', of: 'entries', where: `e."on" IS NOT NULL`, values: {} };

/** Whose number it is; else what it numbers; else what begins with it. */
function byNumber(typed: string): (() => Way[])[] {
  const identity = comparableIdentity(typed);
  const file = typed.trim();
  const entry = (by: FoundBy, where: string, values: Way['values']): Way => ({ by, of: 'entries', where, values });
  const person = (where: string, values: Way['values']): Way => ({ by: 'identity', of: 'numbers', where, values });
  const begun = (by: FoundBy, column: string, value: string) =>
    entry(by, `e.${column} > :value AND e.${column} < :end`, beginning({ value }));
  const reissued = `SELECT record_id FROM record_notes WHERE kind = 'reissued' AND comparable_document = :number`;
  const filed = 'SELECT act_id FROM archive_files WHERE file_number = :file AND undone_at IS NULL';
  return [
    () => [person('n.number = :identity', { identity })],
    () => {
      const number = comparableNumber(typed);
      return [
        entry('number', `e.comparable_number = :number AND e.comparable_number <> ''`, { number }),
        entry('number', `e.record_id IN (${reissued})`, { number }),
        entry('file', 'e.file_number = :file', { file }),
        entry('file', `e.record_id IN (${filed})`, { file }),
      ];
    },
    () => [
      begun('file', 'file_number', file),
      begun('number', 'comparable_number', comparableNumber(typed)),
      ...(identity.length < 6 ? [] : [person('n.number > :identity AND n.number < :end', beginning({ identity }))]),
    ],
  ];
}

function byName(typed: string, alsoBegun: boolean): Way[] {
  const name = comparableName(typed);
  const person = (by: FoundBy, where: string, values: Way['values']): Way => ({ by, of: 'persons', where, values });
  const begins = (by: FoundBy, column: string, value: string) =>
    person(by, `s.${column} > :value AND s.${column} < :end`, beginning({ value }));
  const is = (by: FoundBy, column: string, value: string) => person(by, `s.${column} = :value`, { value });
  if (isHan(name)) {
    const ways = [is('name', 'name', name), begins('begun', 'name', name)];
    return [...name].length < 3 ? ways : [...ways, ...near(name, is)];
  }
  const letters = comparablePinyin(typed);
  const whole = [
    is('name', 'name', name),
    is('pinyin', 'pinyin', letters),
    is('pinyin', 'other_pinyin', letters),
    is('initials', 'initials', letters),
  ];
  const begun = [
    begins('begun', 'pinyin', letters),
    begins('begun', 'other_pinyin', letters),
    begins('begun', 'initials', letters),
    begins('begun', 'name', name),
  ];
  return [...whole, ...(alsoBegun ? begun : [])].filter(({ values }) => values.value !== '');
}

/** What sounds the same, and what differs in one character. */
function near(name: string, is: (by: FoundBy, column: string, value: string) => Way): Way[] {
  const { pinyin, otherPinyin } = nameKeysOf(name);
  const sounding = [...new Set([pinyin, otherPinyin ?? pinyin])].flatMap((sound) => [
    is('sound', 'pinyin', sound),
    is('sound', 'other_pinyin', sound),
  ]);
  return [...sounding, ...differingInOne([...name])];
}

/** Names as long that differ in one place: what is the same before or behind it is a half of the name at least, or both ends of three. */
function differingInOne(characters: readonly string[]): Way[] {
  const length = characters.length;
  const name = characters.join('');
  const ways: Way[] = [];
  const like = (at: number) => characters.map((character, place) => (place === at ? '_' : character)).join('');
  for (let at = 0; at < length; at += 1) {
    const [before, behind] = [
      characters.slice(0, at).join(''),
      characters
        .slice(at + 1)
        .toReversed()
        .join(''),
    ];
    const range =
      length === 3 && at === 1
        ? { where: 's.ends = :value', value: characters[0]! + characters[2]! }
        : at * 2 >= length
          ? { where: 's.name > :value AND s.name < :end', value: before }
          : { where: 's.tail > :value AND s.tail < :end', value: behind };
    ways.push({
      by: 'oneDiffers',
      of: 'persons',
      where: `${range.where} AND s.name LIKE :like AND s.name <> :name`,
      values: { ...beginning({ value: range.value }), like: like(at), name },
    });
  }
  return ways;
}

function narrowing({ spouse, from, until }: Omit<RecordQuery, 'text'>): Narrowing {
  const values: Record<string, string> = {};
  let persons = '';
  let entries = '';
  const name = comparableName(spouse);
  const bySound = name !== '' && !isHan(name);
  if (spouse !== '') {
    if (!bySound) {
      Object.assign(values, { spouse: name, spouseEnd: endOf(name) });
      persons += ' AND s.spouse >= :spouse AND s.spouse < :spouseEnd';
      entries += ` AND EXISTS (SELECT 1 FROM register_persons WHERE ${placesOf('e.entry')} AND spouse >= :spouse AND spouse < :spouseEnd)`;
    } else {
      const letters = comparablePinyin(spouse);
      Object.assign(values, { spouse: letters, spouseEnd: endOf(letters) });
      // Everybody whose name sounds so, from the index alone: looking at each one's spouse would read a page each.
      const sounds = letters.length < fewest ? 'initials = :spouse' : 'initials = :spouse OR pinyin >= :spouse AND pinyin < :spouseEnd';
      const sounding = `(SELECT ${entryOfPerson('id')} FROM register_persons WHERE ${sounds})`;
      persons += ` AND ${entryOfPerson('s.id')} IN ${sounding}`;
      entries += ` AND e.entry IN ${sounding}`;
    }
  }
  if (from !== null) {
    persons += ' AND s."on" >= :from';
    entries += ' AND e."on" >= :from';
    values.from = from;
  }
  if (until !== null) {
    persons += ` AND s."on" <= :until AND s."on" <> ''`;
    entries += ' AND e."on" <= :until';
    values.until = until;
  }
  return { where: { persons, entries }, values, bySound };
}

/** Letters that begin too many names to be looked at are taken for initials. */
const fewest = 4;

/** Everything that begins with a value lies between it and `end`. */
function beginning(one: Readonly<Record<string, string>>): Record<string, string> {
  return { ...one, end: endOf(Object.values(one)[0]!) };
}

function endOf(value: string): string {
  return `${value}\u{10FFFF}`;
}
