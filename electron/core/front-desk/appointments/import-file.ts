import { failure } from '#shared/contract/index.ts';
import { importColumns, ok, type ImportColumn, type ImportMapping } from '#shared/model/index.ts';
import { inSteps, stepsOf } from '../../crypto/index.ts';
import { csvRows, gb18030Pieces } from '../../exchange/index.ts';
import { listedObjects } from './json-list.ts';

/** What a row says, '' where it says nothing; `line` as somebody counts who looks at the file. */
export type ExportedRow = { readonly line: number } & Readonly<Record<ImportColumn, string>>;

/** Without these no row can be understood; the others may be missing as a whole. */
const needed: readonly ImportColumn[] = ['number', 'service', 'date', 'time', 'name', 'idNumber'];

/** Rows understood between two pauses; about 1 ms. */
const together = 100;

/**
 * The rows of a platform's export: CSV or JSON, in UTF-8 with or without a mark, else in GB 18030. Others at the counters have their
 * turn every few milliseconds.
 */
export function readExport(bytes: Uint8Array, mapping: ImportMapping) {
  return inSteps(reading(bytes, mapping));
}

function* reading(bytes: Uint8Array, { columns }: ImportMapping) {
  const text = yield* decoding(bytes);
  const rows = text === null ? null : yield* /^\s*[[{]/.test(text) ? readingJson(text) : readingCsv(text);
  if (rows === null || rows.length === 0) return failure('appointment.fileUnreadable', {});
  const known = new Set<string>();
  const exported: ExportedRow[] = [];
  for (const [index, { line, cells }] of rows.entries()) {
    for (const name of cells.keys()) known.add(name);
    const values = importColumns.map((column) => [column, (cells.get(columns[column]) ?? '').normalize('NFKC').trim()] as const);
    exported.push({ line, ...(Object.fromEntries(values) as Record<ImportColumn, string>) });
    if (index % together === 0) yield;
  }
  const missing = needed.filter((column) => !known.has(columns[column]));
  if (missing.length > 0) return failure('appointment.columnsMissing', { columns: missing.map((column) => columns[column]).join('、') });
  return ok(exported);
}

interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** null: no text in either code. */
function* decoding(bytes: Uint8Array): Generator<void, string | null> {
  let text = '';
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (const step of stepsOf(bytes)) {
      text += decoder.decode(step, { stream: true });
      yield;
    }
    return text + decoder.decode();
  } catch {
    text = '';
    for (const piece of gb18030Pieces(bytes)) {
      if (piece.includes('\uFFFD')) return null;
      text += piece;
      yield;
    }
    return text;
  }
}

function* readingCsv(text: string): Generator<void, Row[] | null> {
  try {
    const rows: Row[] = [];
    let names: string[] | null = null;
    let line = 1;
    for (const values of csvRows(yield* endingLines(text))) {
      const cells: Row['cells'] = new Map(names?.map((name, at) => [name, values[at] ?? '']));
      names ??= values.map((name) => name.trim());
      if ([...cells.values()].some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      line += 1;
      if (line % together === 0) yield;
    }
    return rows;
  } catch {
    return null;
  }
}

/** Every end of a line as CSV has it, whatever system wrote it. */
function* endingLines(text: string): Generator<void, string> {
  const length = 256 * 1024;
  let ended = '';
  for (let at = 0; at < text.length;) {
    // The two signs of one end stay together.
    const to = text.startsWith('\r\n', at + length - 1) ? at + length + 1 : at + length;
    ended += text.slice(at, to).replaceAll(/\r\n?|\n/g, '\r\n');
    at = to;
    yield;
  }
  return ended;
}

/** A list of objects, or an object with one such list. */
function* readingJson(text: string): Generator<void, Row[] | null> {
  const objects = yield* listedObjects(text);
  if (objects === null) return null;
  const rows: Row[] = [];
  for (const each of objects) {
    rows.push({ line: rows.length + 1, cells: new Map(Object.entries(each).map(([name, value]) => [name, textOf(value)])) });
    if (rows.length % together === 0) yield;
  }
  return rows;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
