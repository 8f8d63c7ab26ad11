import {
  BackfillField,
  isHeld,
  toIdNumber18,
  type BackfillCheck,
  type BackfillProblem,
  type BackfillSettings,
  type HistoricalRemark,
} from '#shared/model/index.ts';
import { cellWords } from './cell-words.ts';
import { recordOf, type UnnamedRecord } from './read-record.ts';
import { remarksOf } from './remarks.ts';
import { remarksWritten } from './remark-words.ts';
import type { ReadingDeps, RowAccess, TableCell, TableLine } from './row-access.ts';

export interface ReadRow {
  /** Tells it from other rows of its source: its key there, else all it says. */
  readonly identity: string;
  /** null: it waits to be corrected. */
  readonly record: UnnamedRecord | null;
  readonly problems: readonly BackfillProblem[];
}

/** What a paper may really say: a row whose remark (异常备注) says that it does is taken. */
const excusable: readonly BackfillCheck[] = [
  'registeredTooEarly',
  'bornTooEarly',
  'bornAfterRegistration',
  'nameHasDigits',
  'severalNames',
  'numberInNoForm',
  'sexesSame',
  'sexesSwapped',
  'registrationNumberIsIdentity',
  'emptyRecord',
];

const longestExtra = 500;
const longest = 60;

/** Reads the rows of a table with this head (MZ/T 113-2018): what is wrong with the paper is kept with a flag, what is wrong with the table waits. */
export function createRowReader(settings: BackfillSettings, head: readonly string[], deps: ReadingDeps): (line: TableLine) => ReadRow {
  const places = new Map<BackfillField, number>();
  for (const field of BackfillField.options) {
    const place = settings.columns[field] === undefined ? -1 : head.indexOf(settings.columns[field]);
    if (place >= 0) places.set(field, place);
  }
  const mapped = new Set(places.values());
  const beside = head.flatMap((name, place) => (mapped.has(place) || name === '' ? [] : [{ name, place }]));

  return ({ cells, otherEncoding }) => {
    const problems: BackfillProblem[] = [];
    const textAt = (place: number) => cells[place]?.text ?? '';
    const note = (check: BackfillCheck, column: string | null, text = ''): void => {
      problems.push({ check, column: column?.slice(0, 120) ?? null, text: text.slice(0, 200) });
    };
    const found = (check: BackfillCheck, field: BackfillField, text = ''): void => {
      const place = places.get(field);
      if (place === undefined) note(check, null, text);
      else note(check, head[place]!, textAt(place));
    };
    const words = (field: BackfillField) => cellWords(textAt(places.get(field) ?? -1));
    const access: RowAccess = {
      ...deps,
      settings,
      found,
      said: (field) => words(field).text,
      isIllegible: (field) => words(field).illegible,
    };

    if (otherEncoding) note('otherEncoding', null);
    const identity = access.said('key') || cells.map(({ text }) => text.trim()).join('\u001F');
    for (const [place, { text, fault }] of cells.entries()) {
      // Nobody can say what a column without a head is, and what it says is not lost.
      if (!head[place] && text !== '') note('cellsShifted', null, text);
      const check = head[place] ? (fault ?? faultOf(text, mapped.has(place) ? longest : longestExtra)) : null;
      if (check !== null) note(check, head[place]!, text);
    }
    const outOfPlace = notOfTheTable(cells, head, mapped);
    if (outOfPlace !== null) note(outOfPlace, null, textAt(0));
    // What stands in such cells says nothing of the record.
    if (problems.some(isHeld)) return { identity, record: null, problems };

    const read = recordOf(access);
    const said = remarksWritten(access.said('remark'));
    const excused = said.length > 0;
    const standing = () => problems.filter(({ check }) => !excused || !excusable.includes(check));
    if (standing().some(isHeld) || read === null) return { identity, record: null, problems: standing() };
    const extra = Object.fromEntries(
      beside.flatMap(({ name, place }) => (textAt(place) === '' ? [] : [[name.slice(0, 60), textAt(place)]])),
    );
    const record = { ...read, extra, remarks: [...read.remarks, ...said] };
    const remarks = unique([...record.remarks, ...remarksOf(record)]);
    for (const { flag, of, note: text } of remarks) found(flag, fieldOf(flag, of), text);
    return { identity, record: { ...record, remarks }, problems: standing() };
  };
}

/** Characters that a wrong conversion lost, or that no paper has; and more than there is room for. */
function faultOf(text: string, most: number): BackfillCheck | null {
  if (text.includes('\uFFFD')) return 'unreadable';
  // As a table of text keeps what a spreadsheet once made of it.
  if (/^=[A-Za-z(+\-@]/.test(text)) return 'formula';
  if (/^\d(?:\.\d+)?E\+\d+$/i.test(text)) return 'scientific';
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!)$/.test(text)) return 'errorValue';
  if (/^[1-9]\d{14}000$/.test(text) && toIdNumber18(text) === null) return 'lostDigits';
  if (/\?{2,}|锟斤拷|[\uE000-\uF8FF]{3}/.test(text)) return 'lostCharacters';
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text)) return 'controlCharacters';
  return text.length > most ? 'tooLong' : null;
}

/** A head written again, or a sum. */
function notOfTheTable(cells: readonly TableCell[], head: readonly string[], mapped: ReadonlySet<number>): BackfillCheck | null {
  const same = [...mapped].filter((place) => cells[place]?.text === head[place]).length;
  if (same > 0 && same * 2 >= mapped.size) return 'headRepeated';
  const first = cells.find(({ text }) => text !== '')?.text ?? '';
  return /^(?:本页)?(?:合计|总计|小计|共计)/.test(first) ? 'totalRow' : null;
}

/** Where what a flag says stands in a table. */
function fieldOf(flag: HistoricalRemark['flag'], of: HistoricalRemark['of']): BackfillField {
  if (of !== 'record') {
    if (flag.startsWith('date') || flag === 'underAge') return `${of}.born`;
    return flag.startsWith('number') ? `${of}.idNumber` : `${of}.name`;
  }
  if (flag.startsWith('date')) return 'registeredOn';
  return flag === 'other' || flag === 'illegible' ? 'remark' : 'registrationNumber';
}

function unique(remarks: readonly HistoricalRemark[]): HistoricalRemark[] {
  return remarks.filter(
    ({ flag, of, note }, index) => remarks.findIndex((one) => one.flag === flag && one.of === of && one.note === note) === index,
  );
}
