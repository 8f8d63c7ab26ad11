import { rename } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { TFunction } from 'i18next';
import { isHeld } from '#shared/model/index.ts';
import type { HeldRow } from '#shared/contract/index.ts';
import { writeWorkbook, type WorkbookCell } from '../../../exchange/index.ts';
import { markOf } from './read-table.ts';
import type { ReadingRequest } from './table-messages.ts';

/** Heads of the two columns an error workbook has beside those of the file: by the first a corrected row is known again. */
export function marksOf(t: TFunction): ReadingRequest['marks'] {
  return { place: t('backfill:workbook.place'), problems: t('backfill:workbook.problems') };
}

export interface ErrorWorkbook {
  readonly fileName: string;
  readonly rows: number;
  /** Gives it its name, once it is journaled. */
  finish(): Promise<void>;
}

/**
 * Writes rows that wait into a workbook, as text, the cells at fault marked and what is wrong beside them.
 * @throws what the file system says of the folder
 */
export async function writeErrorWorkbook(
  folder: string,
  name: string,
  { batchId, head, rows }: { readonly batchId: string; readonly head: readonly string[]; readonly rows: readonly HeldRow[] },
  t: TFunction,
): Promise<ErrorWorkbook> {
  const marks = marksOf(t);
  const beyond = rows.reduce((most, { cells }) => Math.max(most, cells.length - head.length), 0);
  // What stands beyond the head stays there.
  const wide = [...head, ...Array.from({ length: beyond }, () => '')];
  const cellsOf = ({ line, cells, problems }: HeldRow): WorkbookCell[] => {
    const wrong = problems.filter(isHeld);
    const faulty = new Set(wrong.map(({ column }) => column));
    const sentence = wrong.map(({ check, column }) => {
      const what = t(`backfill:check.${check}`);
      return column === null ? what : `${column}：${what}`;
    });
    return [
      { text: sentence.join('；') },
      ...wide.map((column, place): WorkbookCell => ({
        text: cells[place] ?? '',
        marked: place >= head.length ? cells[place] !== undefined : faulty.has(column),
      })),
      { text: markOf(batchId, line) },
    ];
  };
  function* tableRows(): Generator<WorkbookCell[]> {
    for (const row of rows) yield cellsOf(row);
  }
  const begun = join(folder, `${name}.part`);
  await writeWorkbook(begun, [
    {
      name: t('backfill:workbook.sheet'),
      head: [marks.problems, ...wide, marks.place],
      widths: [48, ...wide.map(() => 16), 12],
      rows: tableRows(),
    },
  ]);
  return {
    fileName: name,
    rows: rows.length,
    finish: () => rename(begun, join(folder, name)),
  };
}

/** `待改正_结婚登记簿1978_20261124-0910.xlsx` */
export function workbookName(fileName: string, stamp: string, t: TFunction): string {
  return `${t('backfill:workbook.fileName')}_${parse(fileName).name.slice(0, 80)}_${stamp}.xlsx`;
}
