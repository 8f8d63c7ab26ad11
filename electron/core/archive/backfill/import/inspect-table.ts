import { failure, type HallError, type TableLook } from '#shared/contract/index.ts';
import { proposeColumns } from '#shared/law/backfill/propose-columns.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { openTable, TableFault, type TableProblem } from '../../../exchange/index.ts';
import { tableFaults } from './read-table.ts';
import type { ReadingRequest } from './table-messages.ts';
import { readTop, textsOf, withoutMarks } from './table-top.ts';

/** Rows that show what a column holds. */
const shown = 8;

type InspectError = HallError<(typeof tableFaults)[TableProblem] | 'backfill.noHead'>;

/** How a table looks: its sheets, its head, and its first rows as they stand there. */
export async function inspectTable(
  path: string,
  sheet: string | null,
  marks: ReadingRequest['marks'],
): Promise<Result<TableLook, InspectError>> {
  const fault = (problem: TableProblem): Result<never, InspectError> => failure(tableFaults[problem], { sheet: sheet ?? '' });
  const opened = await openTable(path);
  if (!opened.ok) return fault(opened.error);
  const table = opened.value;
  try {
    const top = await readTop(table.rows(sheet ?? undefined));
    if (top === null) return failure('backfill.noHead', {});
    const written = textsOf(top.head);
    const ofFile = withoutMarks(written, marks);
    const head = ofFile(written);
    const rows: TableLook['rows'] = [];
    for await (const row of top.rows) {
      rows.push({ line: row.line, cells: ofFile(textsOf(row)) });
      if (rows.length === shown) break;
    }
    return ok({ kind: table.kind, encoding: table.encoding, sheets: [...table.sheets], head, rows, proposed: proposeColumns(head) });
  } catch (thrown) {
    if (!(thrown instanceof TableFault)) throw thrown;
    return fault(thrown.problem);
  } finally {
    await table.close();
  }
}
