import { rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { TFunction } from 'i18next';
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
  /** Gives it its name. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Writes rows that wait into a workbook, as text, the cells at fault marked and what is wrong beside them.
 * @throws what the file system says of the folder
 */
export async function writeErrorWorkbook(
  folder: string,
  name: string,
  { batchId, head, rows }: { readonly batchId: string; readonly head: readonly string[]; readonly rows: Iterable<HeldRow> },
  t: TFunction,
): Promise<ErrorWorkbook> {
  const marks = marksOf(t);
  let written = 0;
  const cellsOf = ({ line, cells, problems }: HeldRow): WorkbookCell[] => {
    written += 1;
    const faulty = new Set(problems.map(({ column }) => column));
    const sentence = problems.map(({ check, column }) => {
      const what = t(`backfill:check.${check}`);
      return column === null ? what : `${column}：${what}`;
    });
    return [
      { text: sentence.join('；') },
      ...head.map((column, place): WorkbookCell => ({ text: cells[place] ?? '', marked: faulty.has(column) })),
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
      head: [marks.problems, ...head, marks.place],
      widths: [48, ...head.map(() => 16), 12],
      rows: tableRows(),
    },
  ]);
  return {
    fileName: name,
    rows: written,
    finish: () => rename(begun, join(folder, name)),
    discard: () => rm(begun, { force: true }),
  };
}

/** `待改正_结婚登记簿1978_20261124-0910.xlsx` */
export function workbookName(fileName: string, stamp: string, t: TFunction): string {
  return `${t('backfill:workbook.fileName')}_${parse(fileName).name.slice(0, 80)}_${stamp}.xlsx`;
}
