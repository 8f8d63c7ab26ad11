import { failure } from '#shared/contract/index.ts';
import { importColumns, ok, type ImportColumn, type ImportMapping } from '#shared/model/index.ts';
import { decodeGb18030, readCsv } from '../../exchange/index.ts';

/** What a row says, '' where it says nothing; `line` as somebody counts who looks at the file. */
export type ExportedRow = { readonly line: number } & Readonly<Record<ImportColumn, string>>;

/** Without these no row can be understood; the others may be missing as a whole. */
const needed: readonly ImportColumn[] = ['number', 'service', 'date', 'time', 'name', 'idNumber'];

/** The rows of a platform's export: CSV or JSON, in UTF-8 with or without a mark, else in GB 18030. */
export function readExport(bytes: Uint8Array, { columns }: ImportMapping) {
  const text = decode(bytes);
  const rows = text === null ? null : /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text);
  if (rows === null || rows.length === 0) return failure('appointment.fileUnreadable', {});
  const known = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const missing = needed.filter((column) => !known.has(columns[column]));
  if (missing.length > 0) return failure('appointment.columnsMissing', { columns: missing.map((column) => columns[column]).join('、') });
  return ok(
    rows.map(({ line, cells }): ExportedRow => {
      const values = importColumns.map((column) => [column, (cells.get(columns[column]) ?? '').normalize('NFKC').trim()] as const);
      return { line, ...(Object.fromEntries(values) as Record<ImportColumn, string>) };
    }),
  );
}

interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** null: no text in either code. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = decodeGb18030(bytes);
    return text.includes('\uFFFD') ? null : text;
  }
}

function rowsOfCsv(text: string): Row[] | null {
  try {
    const [head = [], ...rows] = readCsv(text.replaceAll(/\r\n?|\n/g, '\r\n'));
    const names = head.map((name) => name.trim());
    return rows
      .map((cells, index) => ({ line: index + 2, cells: new Map(names.map((name, at) => [name, cells[at] ?? ''])) }))
      .filter(({ cells }) => [...cells.values()].some((cell) => cell.trim() !== ''));
  } catch {
    return null;
  }
}

/** A list of objects, or an object with one such list. */
function rowsOfJson(text: string): Row[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const list = Array.isArray(parsed) ? parsed : Object.values(parsed as object).find((value) => Array.isArray(value));
    if (!Array.isArray(list) || !list.every((each) => typeof each === 'object' && each !== null)) return null;
    return (list as object[]).map((each, index) => ({
      line: index + 1,
      cells: new Map(Object.entries(each).map(([name, value]) => [name, textOf(value)])),
    }));
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
