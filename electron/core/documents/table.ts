import { composeText, placeLines, type Composition } from './content.ts';
import type { Table } from './layout.ts';
import { points, type Mark } from './marks.ts';
import { blockHeight, setText, type SetText } from './text.ts';

/** Rules of a form's grid and tables, millimetres. */
export const ruleWidth = 0.2;
const paddingX = 2;
const paddingY = 1.8;
const leading = 1.35;

interface Row {
  readonly cells: ReadonlyArray<{ readonly set: SetText; readonly bold: boolean; readonly align: 'left' | 'center' | 'right' }>;
  /** Millimetres. */
  readonly height: number;
}

/** A table's rows: those that stand on its own page, and a page of marks for each continuation. Without any it is one empty row. */
export function composeTable(table: Table, composition: Composition): { readonly marks: Mark[]; readonly continuations: Mark[][] } {
  const count = countRows(table.group, composition.values);
  const size = table.size ?? composition.defaults.size;
  const titles = composeRow(
    table,
    size,
    table.columns.map((column) => ({ text: column.title, field: null })),
    true,
    composition,
  );
  const rows = Array.from({ length: Math.max(1, count) }, (_, index) => {
    const cells = table.columns.map(({ column }) => {
      const field = `${table.group}.${index + 1}.${column}`;
      return column === null
        ? { text: count === 0 ? '' : String(index + 1), field: null }
        : { text: composition.values[field] ?? '', field };
    });
    return composeRow(table, size, cells, false, composition);
  });

  const pages: Mark[][] = [];
  let left = rows;
  for (let y = table.y, bottom = table.bottom; left.length > 0; y = table.continuation.y, bottom = table.continuation.bottom) {
    const [page, rest] = fill(left, bottom - y - titles.height);
    if (page.length === 0 && pages.length > 0) {
      report(table, left[0]!, rows.length - left.length + 1, composition);
      break;
    }
    const placed = page.length === 0 ? [] : [titles, ...page];
    // An empty space before the rows of the next page would look like the end.
    const ruled = table.fill && pages.length === 0 && rest.length === 0;
    pages.push([...placeRows(placed, table, y), ...(ruled ? ruleDown(placed, table) : [])]);
    left = rest;
  }
  const [marks = [], ...rest] = pages;
  return { marks, continuations: rest.map((page) => [...continuationTitle(table, size, composition), ...page]) };
}

/** The number of the last row that has a value. */
function countRows(group: string, values: Readonly<Record<string, string>>): number {
  const numbers = Object.keys(values).flatMap((name) => (name.startsWith(`${group}.`) ? [Number(name.split('.')[1])] : []));
  return Math.max(0, ...numbers);
}

function composeRow(
  table: Table,
  size: number,
  texts: ReadonlyArray<{ readonly text: string; readonly field: string | null }>,
  title: boolean,
  composition: Composition,
): Row {
  const cells = table.columns.map((column, index) => {
    const { text, field } = texts[index]!;
    const setting = { size, min: size, bold: title, leading, indent: 0, singleLine: false };
    const set = setText(text, points(column.w - 2 * paddingX), Number.POSITIVE_INFINITY, setting, composition.measure);
    if (set === null && field === null) throw new Error(`fixed words do not fit: ${text}`);
    if (set === null) composition.report({ code: 'document.overflow', details: { field: field!, text } });
    return { set: set ?? { size, lines: [] }, bold: title, align: title || column.column === null ? ('center' as const) : column.align };
  });
  const tallest = Math.max(...cells.map((cell) => blockHeight(cell.set.lines.length, size, leading)));
  return { cells, height: Math.max(table.rowHeight, tallest / points(1) + 2 * paddingY) };
}

/** As many of the rows as fit into a height, and the others. */
function fill(rows: readonly Row[], height: number): [Row[], Row[]] {
  let used = 0;
  let count = 0;
  while (count < rows.length && used + rows[count]!.height <= height + 1e-6) used += rows[count++]!.height;
  return [rows.slice(0, count), rows.slice(count)];
}

function placeRows(rows: readonly Row[], table: Table, y: number): Mark[] {
  let top = y;
  return rows.flatMap((row) => {
    let x = table.x;
    const marks = row.cells.flatMap((cell, index): Mark[] => {
      const { w } = table.columns[index]!;
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

/** The columns' rules from the last row down to the table's bottom. */
function ruleDown(rows: readonly Row[], table: Table): Mark[] {
  const top = rows.reduce((y, row) => y + row.height, table.y);
  const h = table.bottom - top;
  let x = table.x;
  return table.columns.map(({ w }): Mark => {
    const left = x;
    x += w;
    return { kind: 'rect', x: points(left), y: points(top), w: points(w), h: points(h), width: points(ruleWidth) };
  });
}

function continuationTitle(table: Table, size: number, composition: Composition): Mark[] {
  const w = table.columns.reduce((sum, column) => sum + column.w, 0);
  const area = { x: table.x, y: table.continuation.y - 12, w, h: 10 };
  const style = { size: size + 2, bold: true, align: 'center', valign: 'middle', leading } as const;
  return composeText(table.continuation.title, area, style, { indent: 0, justified: false, singleLine: true }, composition);
}

function report(table: Table, row: Row, number: number, composition: Composition): void {
  const longest = row.cells.reduce((most, cell, index) => (cell.set.lines.length > row.cells[most]!.set.lines.length ? index : most), 0);
  const text = row.cells[longest]!.set.lines.map((line) => line.text).join('');
  composition.report({ code: 'document.overflow', details: { field: `${table.group}.${number}.${table.columns[longest]!.column}`, text } });
}
