/** What is wrong with a cell as such. */
export type CellFault = 'formula' | 'merged' | 'scientific' | 'lostDigits' | 'errorValue' | 'unreadable';

export interface Cell {
  readonly text: string;
  readonly fault: CellFault | null;
}

/** `line`: as a spreadsheet or an editor counts it, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** CSV: this line is written in another encoding than the file. */
  readonly otherEncoding: boolean;
}

/** `absent`: there is no file that may be read. `locked`: a password protects it. `noSheet`: a workbook without a visible sheet. */
export type TableProblem = 'absent' | 'oldExcel' | 'locked' | 'notATable' | 'damaged' | 'tooLarge' | 'noSheet';

export interface Table {
  readonly kind: 'csv' | 'xlsx';
  /** Of a CSV file; null of a workbook. */
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | null;
  /** Visible sheets of a workbook in order; [] of CSV. */
  readonly sheets: readonly string[];
  /**
   * All rows that hold something, head included; a sheet of a workbook by name (default the first). Throws TableFault when the
   * file turns out damaged on the way.
   */
  rows(sheet?: string): AsyncIterable<TableRow>;
  close(): Promise<void>;
}

/** A file that cannot be read on; `line` is the last one reached, 0 before the first. */
export class TableFault extends Error {
  readonly problem: TableProblem;
  readonly line: number;

  constructor(problem: TableProblem, line: number) {
    super(`table ${problem} at line ${line}`);
    this.problem = problem;
    this.line = line;
  }
}
