import type { TableRow } from '../../../exchange/index.ts';
import type { ReadingRequest } from './table-messages.ts';

/** A title and a note stand in so many lines above a head, at most. */
const highest = 6;

/** What stands in a row. */
export function textsOf({ cells }: TableRow): string[] {
  return cells.map(({ text }) => text);
}

/** Leaves out the two columns that an error workbook has beside those of its file. */
export function withoutMarks(head: readonly string[], { place, problems }: ReadingRequest['marks']): <T>(cells: readonly T[]) => T[] {
  const isOwn = head.map((name) => name !== place && name !== problems);
  return (cells) => cells.filter((_, at) => isOwn[at] ?? true);
}

/**
 * The head of a table and the rows below it: the first row in which most cells say something. A title over the table fills one of them,
 * or is merged over all. null: there is none.
 */
export async function readTop(
  all: AsyncIterable<TableRow>,
): Promise<{ readonly head: TableRow; readonly rows: AsyncIterable<TableRow> } | null> {
  const rows = all[Symbol.asyncIterator]();
  const seen: TableRow[] = [];
  for (let next = await rows.next(); !next.done && seen.length < highest; next = await rows.next()) {
    seen.push(next.value);
    if (filled(next.value) > 1) break;
  }
  const head = seen.find((row) => filled(row) > 1) ?? seen[0];
  if (head === undefined) return null;
  return { head, rows: rest(seen.slice(seen.indexOf(head) + 1), rows) };
}

const filled = ({ cells }: TableRow) => cells.filter(({ text, fault }) => text !== '' && fault !== 'merged').length;

async function* rest(first: readonly TableRow[], rows: AsyncIterator<TableRow>): AsyncGenerator<TableRow> {
  yield* first;
  for (let next = await rows.next(); !next.done; next = await rows.next()) yield next.value;
}
