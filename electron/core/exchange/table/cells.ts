import { TableFault, type Cell, type CellFault, type TableRow } from './types.ts';

/** What nobody's table has; columns and characters of a cell as a spreadsheet counts them. */
export const limits = { rows: 2_000_000, columns: 300, characters: 32_767 } as const;

const scientific = /^[+-]?\d+(?:\.\d+)?E\+\d+$/i;
const lineBreaks = /\s*[\r\n]+\s*/g;

/** A cell of text: blanks at both ends taken off, in one line. */
export function textCell(raw: string, fault: CellFault | null = null): Cell {
  const trimmed = raw.trim();
  const text = trimmed.includes('\n') || trimmed.includes('\r') ? trimmed.replace(lineBreaks, ' ') : trimmed;
  return { text, fault: fault ?? faultOf(text) };
}

function faultOf(text: string): CellFault | null {
  if (text.includes('\uFFFD')) return 'unreadable';
  return scientific.test(text) ? 'scientific' : null;
}

export function holdsSomething(cells: readonly Cell[]): boolean {
  return cells.some(({ text, fault }) => text !== '' || fault !== null);
}

/** Throws TableFault for a row beyond the limits; `count`: rows so far. */
export function checkLimits({ line, cells }: TableRow, count: number): void {
  if (count > limits.rows || cells.length > limits.columns || cells.some(({ text }) => text.length > limits.characters))
    throw new TableFault('tooLarge', line);
}
