import { placeLines, type Composition } from './content.ts';
import type { Table } from './layout.ts';
import { points, type Mark } from './marks.ts';
import { blockHeight, setText, type SetText } from './text.ts';

/** Rules of a form's grid and tables, millimetres. */
export const ruleWidth = 0.2;
const paddingX = 2;
/** Above and below; less where a row of one line has less. */
const mostPaddingY = 1.8;
const leading = 1.35;

interface Cell {
  readonly set: SetText;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** Millimetres. */
  readonly w: number;
}

interface Row {
  readonly cells: readonly Cell[];
  /** Millimetres. */
  readonly height: number;
}

interface PlacedTable {
  readonly pages: readonly Mark[][];
  readonly end: number;
}

/**
 * A table `shift` millimetres below its place: the marks of its page and of each continuation, and where its last row
 * ends on the last of them. Without rows it is one empty row, or nothing where it is optional.
 */
export function composeTable(table: Table, shift: number, composition: Composition): PlacedTable {
  const placed = placeTable(table, shift, composition);
  if (table.tightRowHeight === undefined || placed.pages.length === 1) return placed;
  const tight = placeTable({ ...table, rowHeight: table.tightRowHeight }, shift, composition);
  return tight.pages.length < placed.pages.length ? tight : placed;
}

function placeTable(table: Table, shift: number, composition: Composition): PlacedTable {
  if (isLeftOut(table, composition)) return { pages: [[]], end: table.bottom + shift };
  const { titles, rows } = composeRows(table, composition);
  const pages: Mark[][] = [];
  let left = rows;
  let y = table.y + shift;
  while (left.length > 0) {
    const [page, rest] = fill(left, table.continuation.bottom - y - titles.height);
    if (page.length === 0 && pages.length > 0) {
      report(table, left[0]!, rows.length - left.length + 1, composition);
      break;
    }
    const placed = page.length === 0 ? [] : [titles, ...page];
    const end = placed.reduce((down, row) => down + row.height, y);
    const down = table.fill && pages.length === 0 && rest.length === 0 ? Math.max(end, table.bottom + shift) : end;
    pages.push([...placeRows(placed, table, y), ...(down > end ? ruleDown(table, end, down) : [])]);
    left = rest;
    y = rest.length === 0 ? down : table.continuation.y;
  }
  return { pages, end: y };
}

/** How much of a table must stand together: its head and its first row. */
export function leastHeight(table: Table, composition: Composition): number {
  if (isLeftOut(table, composition)) return 0;
  const { titles, rows } = composeRows(table, composition);
  return titles.height + rows[0]!.height;
}

function isLeftOut({ group, optional }: Table, composition: Composition): boolean {
  return optional && countRows(group, composition) === 0;
}

function composeRows(table: Table, composition: Composition): { readonly titles: Row; readonly rows: readonly Row[] } {
  const count = countRows(table.group, composition);
  const titles = composeRow(
    table,
    table.columns.map((column) => ({ text: column.title, field: null })),
    true,
    composition,
  );
  const rows = Array.from({ length: Math.max(1, count) }, (_, index) => {
    const cells = table.columns.map(({ column }) => {
      if (column === null) return { text: count === 0 ? '' : String(index + 1), field: null };
      const field = `${table.group}.${index + 1}.${column}`;
      return { text: composition.continued.get(table.group)?.[index]?.[column] ?? composition.values[field] ?? '', field };
    });
    return composeRow(table, cells, false, composition);
  });
  return { titles, rows };
}

/** The number of the last row that has a value. */
function countRows(group: string, { values, continued }: Composition): number {
  const numbers = Object.keys(values).flatMap((name) => (name.startsWith(`${group}.`) ? [Number(name.split('.')[1])] : []));
  return Math.max(continued.get(group)?.length ?? 0, ...numbers);
}

function composeRow(
  table: Table,
  texts: ReadonlyArray<{ readonly text: string; readonly field: string | null }>,
  title: boolean,
  composition: Composition,
): Row {
  const size = sizeOf(table, composition);
  const lone = table.columns[0]!.column !== null && texts.every(({ text }, index) => (text !== '') === (index === 0));
  const columns = lone ? [{ ...table.columns[0]!, w: widthOf(table) }] : table.columns;
  const cells = columns.map((column, index) => {
    const { text, field } = texts[index]!;
    const setting = { size, min: size, bold: title, leading, indent: 0, singleLine: false, justified: false };
    const set = setText(text, points(column.w - 2 * paddingX), Number.POSITIVE_INFINITY, setting, composition.measure);
    if (set === null && field === null) throw new Error(`fixed words do not fit: ${text}`);
    if (set === null) composition.report({ field: field!, text });
    const align = title || column.column === null ? ('center' as const) : column.align;
    return { set: set ?? { size, lines: [] }, bold: title, align, w: column.w };
  });
  const tallest = Math.max(...cells.map((cell) => blockHeight(cell.set.lines.length, size, leading)));
  const paddingY = Math.min(mostPaddingY, (table.rowHeight - size / points(1)) / 2);
  return { cells, height: Math.max(table.rowHeight, tallest / points(1) + 2 * paddingY) };
}

/** As many of the rows as fit into a height, and the others: never a single one, where two can be parted. */
function fill(rows: readonly Row[], height: number): [Row[], Row[]] {
  let used = 0;
  let count = 0;
  while (count < rows.length && used + rows[count]!.height <= height + 1e-6) used += rows[count++]!.height;
  if (count > 1 && count === rows.length - 1) count -= 1;
  return [rows.slice(0, count), rows.slice(count)];
}

function placeRows(rows: readonly Row[], table: Table, y: number): Mark[] {
  let top = y;
  return rows.flatMap((row) => {
    let x = table.x;
    const marks = row.cells.flatMap((cell): Mark[] => {
      const { w } = cell;
      const area = { x: x + paddingX, y: top, w: w - 2 * paddingX, h: row.height };
      const border: Mark = { kind: 'rect', x: points(x), y: points(top), w: points(w), h: points(row.height), width: points(ruleWidth) };
      x += w;
      return [
        border,
        ...placeLines(cell.set, area, { size: cell.set.size, bold: cell.bold, align: cell.align, valign: 'middle', leading }, false),
      ];
    });
    top += row.height;
    return marks;
  });
}

/** The columns' rules from the last row's end down to the table's bottom. */
function ruleDown(table: Table, top: number, bottom: number): Mark[] {
  let x = table.x;
  return table.columns.map(({ w }): Mark => {
    const left = x;
    x += w;
    return { kind: 'rect', x: points(left), y: points(top), w: points(w), h: points(bottom - top), width: points(ruleWidth) };
  });
}

function sizeOf({ size }: Table, { defaults }: Composition): number {
  return size ?? defaults.size;
}

function widthOf({ columns }: Table): number {
  return columns.reduce((sum, { w }) => sum + w, 0);
}

function report(table: Table, row: Row, number: number, composition: Composition): void {
  const longest = row.cells.reduce((most, cell, index) => (cell.set.lines.length > row.cells[most]!.set.lines.length ? index : most), 0);
  const text = row.cells[longest]!.set.lines.map((line) => line.text).join('');
  composition.report({ field: `${table.group}.${number}.${table.columns[longest]!.column}`, text });
}
