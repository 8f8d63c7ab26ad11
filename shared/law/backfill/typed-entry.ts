import {
  HistoricalPerson,
  keyFields,
  normaliseIdNumber,
  type EntryKey,
  type HistoricalRemark,
  type KeyField,
  type TypedEntry,
  type TypedPerson,
} from '#shared/model/index.ts';
import { cellWords } from './cell-words.ts';
import type { UnnamedRecord } from './read-record.ts';
import { remarksOf } from './remarks.ts';
import { readTableDate } from './table-date.ts';

/**
 * What is typed from an old paper as a record, with what is to be flagged in it (MZ/T 113-2018 appendix C). Words that say that the
 * paper says nothing (无, 不详) leave the field empty; those that say that nobody can read it (□, 字迹不清) are flagged.
 */
export function recordOfTyped({ registrationNumber, registered, fileNumber, man, woman, ...typed }: TypedEntry): UnnamedRecord {
  const { on, written } = readTableDate(said(registered));
  const record: UnnamedRecord = {
    ...typed,
    registrationNumber: said(registrationNumber),
    fileNumber: said(fileNumber ?? '') || null,
    registeredOn: on,
    registeredWritten: written,
    man: personOf(man),
    woman: personOf(woman),
    extra: {},
  };
  const unread = (texts: readonly string[], of: HistoricalRemark['of']): HistoricalRemark[] =>
    texts.some((text) => cellWords(text).illegible) ? [{ flag: 'illegible', of, note: '' }] : [];
  const found = [
    ...unread([registrationNumber, registered], 'record'),
    ...unread([man.name, man.idNumber, man.born], 'man'),
    ...unread([woman.name, woman.idNumber, woman.born], 'woman'),
    ...remarksOf(record),
  ];
  const known = typed.remarks.map(({ flag, of }) => `${flag} ${of}`);
  return { ...record, remarks: [...typed.remarks, ...found.filter(({ flag, of }) => !known.includes(`${flag} ${of}`))] };
}

const said = (text: string): string => cellWords(text).text;

function personOf({ name, idNumber, born }: TypedPerson): HistoricalPerson {
  const read = readTableDate(said(born));
  return HistoricalPerson.parse({
    name: said(name),
    idNumber: normaliseIdNumber(said(idNumber)),
    born: read.on,
    bornWritten: read.written,
  });
}

/** What matters of a typing, as two of them are compared. */
export function keyOf(typed: EntryKey): Readonly<Record<KeyField, string>> {
  const person = ({ name, idNumber }: EntryKey['man']) => ({ name: plain(name), idNumber: normaliseIdNumber(idNumber) });
  const [man, woman] = [person(typed.man), person(typed.woman)];
  return {
    registrationNumber: plain(typed.registrationNumber),
    // 1974.5.1 and 一九七四年五月一日 are one day.
    registered: readTableDate(typed.registered).on ?? plain(typed.registered),
    'man.name': man.name,
    'man.idNumber': man.idNumber,
    'woman.name': woman.name,
    'woman.idNumber': woman.idNumber,
  };
}

/** Where two typings of one paper do not say the same. */
export function differingFields(first: EntryKey, second: EntryKey): KeyField[] {
  const [one, other] = [keyOf(first), keyOf(second)];
  return keyFields.filter((field) => one[field] !== other[field]);
}

/** Width and blanks tell no text from another. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}
