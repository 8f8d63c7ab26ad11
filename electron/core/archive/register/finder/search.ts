import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { comparableIdentity } from '#shared/model/index.ts';
import type { FoundBy, RecordQuery } from '#shared/contract/index.ts';
import type { ReadableDb } from '../../../store/types.ts';
import { entryOfPerson } from './index-record.ts';
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
const most = 50;

/**
 * Records of any source by what a clerk types, the surest first: a number somebody or something is known by, whole or begun; a name,
 * whole or begun, in characters, pinyin or initials; of names of three characters and more also those that sound the same or differ in
 * one. `spouse` and the span narrow it; a span alone lists what was registered in it.
 */
export function searchRecords(db: ReadableDb, query: RecordQuery): FoundRecords {
  const sought = query.text === '' ? query.spouse : query.text;
  const ways = sought === '' ? [inSpan] : /\d/.test(sought) ? byNumber(sought) : byName(sought);
  const narrow = narrowing(query.text === '' ? { ...query, spouse: '' } : query);
  const found = new Map<number, FoundBy>();
  for (const way of ways) {
    const left = most + 1 - found.size;
    if (left <= 0) break;
    const known = [...found.keys()];
    const entries = db
      .prepare(statementOf(way, narrow.where))
      .pluck()
      .all({ ...way.values, ...narrow.values, known: JSON.stringify(known), most: left }) as number[];
    for (const entry of entries) if (!found.has(entry)) found.set(entry, way.by);
  }
  const idOf = db.prepare('SELECT record_id FROM register_entries WHERE entry = ?').pluck();
  const all = [...found].map(([entry, by]) => ({ id: idOf.get(entry) as string, by }));
  return { found: all.slice(0, most), more: all.length > most };
}

/** One way to look: rows of persons `s`, or of entries `e`. */
interface Way {
  readonly by: FoundBy;
  readonly of: 'persons' | 'entries';
  readonly where: string;
  readonly values: Readonly<Record<string, string>>;
}

interface Narrowing {
  /** Of rows of persons, and of entries. */
  readonly where: Readonly<Record<Way['of'], string>>;
  readonly values: Readonly<Record<string, string>>;
}

function statementOf({ of, where }: Way, narrow: Narrowing['where']): string {
  // Several persons of a record may match: a few more rows are asked for than entries are wanted.
  if (of === 'persons')
    return `SELECT DISTINCT entry FROM (
      SELECT ${entryOfPerson('s.id')} AS entry FROM register_persons s WHERE ${where}${narrow.persons} LIMIT 4 * :most + json_array_length(:known))
      WHERE entry NOT IN (SELECT value FROM json_each(:known)) LIMIT :most`;
  return `SELECT e.entry FROM register_entries e WHERE ${where}${narrow.entries}
    AND e.entry NOT IN (SELECT value FROM json_each(:known)) LIMIT :most`;
}

const inSpan: Way = { by: 'span', of: 'entries', where: `e."on" IS NOT NULL`, values: {} };

function byNumber(typed: string): Way[] {
  const identity = comparableIdentity(typed);
  const number = comparableNumber(typed);
  const bare = typed.trim();
  const entry = (by: FoundBy, where: string, values: Way['values']): Way => ({ by, of: 'entries', where, values });
  return [
    entry('identity', 'e.entry IN (SELECT entry FROM register_numbers WHERE number = :identity)', { identity }),
    entry('number', `e.comparable_number = :number AND e.comparable_number <> ''`, { number }),
    entry('number', `e.record_id IN (SELECT record_id FROM record_notes WHERE kind = 'reissued' AND comparable_document = :number)`, {
      number,
    }),
    entry('file', 'e.file_number = :bare', { bare }),
    entry('file', 'e.record_id IN (SELECT act_id FROM archive_files WHERE file_number = :bare AND undone_at IS NULL)', { bare }),
    ...(identity.length < 6
      ? []
      : [
          entry(
            'identity',
            'e.entry IN (SELECT entry FROM register_numbers WHERE number > :identity AND number < :end LIMIT 100)',
            beginning({ identity }),
          ),
        ]),
    entry('number', `e.comparable_number > :number AND e.comparable_number < :end AND e.comparable_number <> ''`, beginning({ number })),
    entry('file', 'e.file_number > :bare AND e.file_number < :end', beginning({ bare })),
  ];
}

function byName(typed: string): Way[] {
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
  return [
    is('name', 'name', name),
    is('pinyin', 'pinyin', letters),
    is('pinyin', 'other_pinyin', letters),
    is('initials', 'initials', letters),
    begins('begun', 'pinyin', letters),
    begins('begun', 'other_pinyin', letters),
    begins('begun', 'initials', letters),
    begins('begun', 'name', name),
  ].filter(({ values }) => values.value !== '');
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

function narrowing({ spouse, from, until }: RecordQuery): Narrowing {
  const values: Record<string, string> = {};
  let persons = '';
  let entries = '';
  if (spouse !== '') {
    const name = comparableName(spouse);
    const place = `id BETWEEN 16 * e.entry AND 16 * e.entry + 15`;
    if (/\p{Script=Han}/u.test(name)) {
      Object.assign(values, { spouse: name, spouseEnd: endOf(name) });
      persons += ' AND s.spouse >= :spouse AND s.spouse < :spouseEnd';
      entries += ` AND EXISTS (SELECT 1 FROM register_persons WHERE ${place} AND spouse >= :spouse AND spouse < :spouseEnd)`;
    } else {
      const letters = comparablePinyin(spouse);
      Object.assign(values, { spouse: letters, spouseEnd: endOf(letters) });
      const sounds = '(pinyin >= :spouse AND pinyin < :spouseEnd OR initials = :spouse)';
      persons += ` AND EXISTS (SELECT 1 FROM register_persons p WHERE p.id BETWEEN s.id / 16 * 16 AND s.id / 16 * 16 + 15 AND p.name = s.spouse AND ${sounds})`;
      entries += ` AND EXISTS (SELECT 1 FROM register_persons WHERE ${place} AND ${sounds})`;
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
  return { where: { persons, entries }, values };
}

/** Everything that begins with a value lies between it and `end`. */
function beginning(one: Readonly<Record<string, string>>): Record<string, string> {
  return { ...one, end: endOf(Object.values(one)[0]!) };
}

function endOf(value: string): string {
  return `${value}\u{10FFFF}`;
}
