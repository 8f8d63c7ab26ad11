import type { FileHandle } from 'node:fs/promises';
import { unguarded } from '../csv.ts';
import { checkLimits, holdsSomething, textCell } from './cells.ts';
import { findEncoding, textLines, type Line } from './csv-lines.ts';
import type { Cell, Table, TableRow } from './types.ts';

/** Lines one quoted field may go over; one longer has lost its closing quote. */
const quotedLines = 50;
const delimiters = [',', '\t', ';', '|'];

/** Comma separated values, or separated by another sign. Null: no file of text. */
export async function csvTable(file: FileHandle): Promise<Table | null> {
  const found = await findEncoding(file);
  if (found === null) return null;
  return {
    kind: 'csv',
    encoding: found.encoding,
    sheets: [],
    rows: () => csvTableRows(textLines(file, found.encoding, found.mark)),
    close: () => file.close(),
  };
}

async function* csvTableRows(batches: AsyncIterable<Line[]>): AsyncGenerator<TableRow> {
  let [waiting, delimiter, count]: [Line[], string | null, number] = [[], null, 0];
  const numbered = function* (lines: Line[], isEnd: boolean): Generator<TableRow, Line[]> {
    delimiter ??= likelyDelimiter(lines);
    for (let at = 0; at < lines.length;) {
      const record = readRecord(lines, at, delimiter, isEnd);
      if (record === null) return lines.slice(at);
      at = record.next;
      if (!holdsSomething(record.row.cells)) continue;
      checkLimits(record.row, ++count);
      yield record.row;
    }
    return [];
  };
  for await (const batch of batches) {
    if (batch.length > 0) waiting = yield* numbered(waiting.length === 0 ? batch : [...waiting, ...batch], false);
  }
  if (waiting.length > 0) yield* numbered(waiting, true);
}

/** The record that begins with a line. Null: lines yet to come may belong to it. */
function readRecord(lines: readonly Line[], at: number, delimiter: string, isEnd: boolean): { row: TableRow; next: number } | null {
  const first = lines[at]!;
  let [next, otherEncoding, text] = [at + 1, first.otherEncoding, first.text];
  let { fields, isOpen } = split(text, delimiter);
  while (isOpen && next < lines.length && next - at < quotedLines) {
    const { text: more, otherEncoding: other } = lines[next++]!;
    text += `\n${more}`;
    otherEncoding ||= other;
    if (more.includes('"')) ({ fields, isOpen } = split(text, delimiter));
  }
  if (!isOpen) return { row: { line: first.line, cells: fields.map((field) => csvCell(field)), otherEncoding }, next };
  if (!isEnd && next - at < quotedLines) return null;
  // Its quote is never closed: the lines after it are rows of their own.
  const cells = split(first.text, delimiter).fields.map((field) => csvCell(field));
  cells.push({ text: cells.pop()!.text, fault: 'unreadable' });
  return { row: { line: first.line, cells, otherEncoding: first.otherEncoding }, next: at + 1 };
}

/** The fields of a record as RFC 4180 has them; a quote inside a field that did not begin with one is text. */
function split(text: string, delimiter: string): { fields: string[]; isOpen: boolean } {
  if (!text.includes('"')) return { fields: text.split(delimiter), isOpen: false };
  const fields: string[] = [];
  for (let at = 0; ;) {
    let field = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      field = text.slice(at + 1, close === -1 ? text.length : close).replaceAll('""', '"');
      if (close === -1) return { fields: [...fields, field], isOpen: true };
      at = close + 1;
    }
    const end = text.indexOf(delimiter, at);
    fields.push(field + text.slice(at, end === -1 ? text.length : end));
    if (end === -1) return { fields, isOpen: false };
    at = end + 1;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** `="…"` is how Excel is told to keep text. */
function csvCell(field: string): Cell {
  const kept = field.startsWith('="') ? /^="(.*)"\s*$/s.exec(field)?.[1] : undefined;
  return textCell(kept?.replaceAll('""', '"') ?? unguarded(field));
}

/** The sign that stands equally often in most of the first lines; more of them before fewer. */
function likelyDelimiter(lines: readonly Line[]): string {
  const sample = lines.slice(0, 20).map(({ text }) => text.replaceAll(/"[^"]*"/g, ''));
  const scored = delimiters.map((delimiter) => {
    const counts = sample.map((text) => text.split(delimiter).length - 1).filter((count) => count > 0);
    const times = counts.map((count) => ({ count, lines: counts.filter((other) => other === count).length }));
    const best = times.sort((a, b) => b.lines - a.lines || b.count - a.count)[0];
    return { delimiter, lines: best?.lines ?? 0, count: best?.count ?? 0 };
  });
  return scored.sort((a, b) => b.lines - a.lines || b.count - a.count)[0]!.delimiter;
}
