import { limits, textCell } from './cells.ts';
import { columnOf, createMergedColumns, type Range } from './merged-ranges.ts';
import { numberCell } from './number-cell.ts';
import type { XmlListener } from './read-xml.ts';
import { TableFault, type Cell, type TableRow } from './types.ts';
import { unescaped, type WorkbookParts } from './workbook-parts.ts';

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  /** What is shown, and what it is worked out from: null of a cell without a formula. */
  value: string;
  formula: string | null;
}

const empty: Cell = { text: '', fault: null };

/** Collects the rows of a sheet while its XML is read. A formula stands for itself; what was worked out with it is not looked at. */
export function createSheetListener({ texts, dateStyles, is1904 }: Omit<WorkbookParts, 'sheets'>, merged: readonly Range[]) {
  let rows: TableRow[] = [];
  let line = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let into: 'value' | 'formula' | null = null;
  let isSpoken = false;
  const mergedIn = createMergedColumns(merged);

  const cellOf = ({ type, style, value, formula }: OpenCell): Cell => {
    if (formula !== null) return { text: `=${formula}`, fault: 'formula' };
    if (value === '' && type !== 'inlineStr') return empty;
    if (type === 's') {
      const text = texts[Number(value)];
      if (text === undefined) throw new TableFault('damaged', line);
      return textCell(text);
    }
    if (type === 'e') return { text: value, fault: 'errorValue' };
    if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', fault: null };
    if (type === 'd') return { text: value.slice(0, 10), fault: null };
    if (type === 'inlineStr' || type === 'str') return textCell(unescaped(value));
    return numberCell(value, { isDate: dateStyles[style] ?? false, is1904 });
  };

  const listener: XmlListener = {
    begin(name, attribute) {
      if (name === 'row') {
        const next = Number(attribute('r') ?? line + 1);
        // A row is known by its line: none comes twice.
        if (!(next > line)) throw new TableFault('damaged', line);
        line = next;
        cells = [];
      } else if (name === 'c') {
        const column = columnOf(attribute('r') ?? '') || cells.length + 1;
        cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: '', formula: null };
      } else if (name === 'rPh') isSpoken = true;
      else if (cell !== null && name === 'f') {
        cell.formula = '';
        into = 'formula';
      } else if (cell !== null && (name === 'v' || name === 't')) into = isSpoken ? null : 'value';
    },
    text(more) {
      if (cell === null || into === null) return;
      if (into === 'value') cell.value += more;
      else cell.formula += more;
    },
    end(name) {
      if (name === 'rPh') isSpoken = false;
      else if (name === 'f' || name === 'v' || name === 't') into = null;
      else if (name === 'c' && cell !== null) {
        const read = cellOf(cell);
        // Cells that are only tinted stand there without end.
        if (cell.column <= limits.columns) {
          while (cells.length < cell.column - 1) cells.push(empty);
          cells[cell.column - 1] = read;
        } else if (read !== empty) throw new TableFault('tooLarge', line);
        cell = null;
      } else if (name === 'row') rows.push({ line, cells: withMerged(cells, mergedIn(line)), otherEncoding: false });
    },
  };
  return {
    listener,
    /** Rows that are finished since the last time. */
    takeRows(): TableRow[] {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** Which cells one writing of a merged range stands for, nobody can say. */
function withMerged(cells: readonly Cell[], ranges: readonly Range[]): readonly Cell[] {
  if (ranges.length === 0) return cells;
  const marked = [...cells];
  for (const { left, right } of ranges)
    for (let column = left; column <= Math.min(right, limits.columns); column += 1) {
      while (marked.length < column) marked.push(empty);
      marked[column - 1] = { text: marked[column - 1]!.text, fault: 'merged' };
    }
  return marked;
}
