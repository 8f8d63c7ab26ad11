import { createReadStream } from 'node:fs';
import { countryCodeOf } from '#shared/locales/country-name.ts';
import { createRowReader } from '#shared/law/backfill/read-row.ts';
import { CivilDate, type BackfillField, type BackfillSettings } from '#shared/model/index.ts';
import { createDigest, createId, digestHex } from '../../../crypto/index.ts';
import { readTop, textsOf, withoutMarks } from './table-top.ts';
import { openTable, TableFault, type TableProblem, type TableRow } from '../../../exchange/index.ts';
import { codeOf } from '../../../store/files.ts';
import { comparedOf } from '../remarks-of-others.ts';
import type { ReadingFault, ReadingMessage, ReadingRequest, RowRead } from './table-messages.ts';

/** Rows that go to the first thread together: it takes them out of their message at once. */
const portion = 250;

/** What is said of a file that is no table, or no whole one. */
export const tableFaults = {
  absent: 'backfill.fileAbsent',
  oldExcel: 'backfill.oldExcel',
  locked: 'backfill.fileLocked',
  notATable: 'backfill.notATable',
  damaged: 'backfill.fileDamaged',
  tooLarge: 'backfill.fileTooLarge',
  noSheet: 'backfill.noSheet',
} as const satisfies Record<TableProblem, ReadingFault['code']>;

/** By one of them at least somebody has to be found. */
const needed: readonly BackfillField[] = ['man.name', 'woman.name', 'man.idNumber', 'woman.idNumber', 'registrationNumber'];

/**
 * Reads and checks the rows of a table behind a line, in portions; `wanted` settles when the next one is. What is wrong with the file
 * ends it with a message, never with an exception.
 */
export async function readTable(
  request: ReadingRequest,
  send: (message: ReadingMessage) => void,
  wanted: () => Promise<void>,
): Promise<void> {
  const fault = (code: ReadingFault['code'], details: ReadingFault['details'] = {}) => send({ kind: 'fault', fault: { code, details } });
  const { path, settings } = request;
  const opened = await openTable(path);
  if (!opened.ok) return fault(tableFaults[opened.error]);
  const table = opened.value;
  try {
    const digest = await digestOf(path);
    if (request.digest !== null && digest !== request.digest) return fault('backfill.fileChanged');
    const rows = table.rows(sheetOf(table, settings));
    const top = await readTop(rows);
    if (top === null) return fault('backfill.noHead');
    const head = textsOf(top.head);
    const missing = Object.values(settings.columns).filter((name) => !head.includes(name));
    if (missing.length > 0) return fault('backfill.columnsMissing', { columns: missing.join('、') });
    if (needed.every((field) => settings.columns[field] === undefined)) return fault('backfill.notMapped');
    const read = createReader(request, head);
    send({ kind: 'opened', digest, head: read.head });
    let some: RowRead[] = [];
    const hand = async (): Promise<void> => {
      await wanted();
      send({ kind: 'rows', rows: some });
      some = [];
    };
    for await (const row of top.rows) {
      if (row.line <= request.after) continue;
      some.push(read.row(row));
      if (some.length === portion) await hand();
    }
    if (some.length > 0) await hand();
    send({ kind: 'end' });
  } catch (thrown) {
    if (thrown instanceof TableFault) fault(tableFaults[thrown.problem], { sheet: settings.sheet ?? '' });
    else if (codeOf(thrown) !== null) fault('backfill.fileAbsent');
    else throw thrown;
  } finally {
    await table.close();
  }
}

/** A workbook of one sheet has the rows there, whatever it is called: a corrected one, too. */
function sheetOf({ sheets }: { readonly sheets: readonly string[] }, { sheet }: BackfillSettings): string | undefined {
  return sheets.length > 1 ? (sheet ?? undefined) : undefined;
}

function createReader({ settings, sourceId, today, marks }: ReadingRequest, written: readonly string[]) {
  const ofFile = withoutMarks(written, marks);
  const placeAt = written.indexOf(marks.place);
  const head = ofFile(written);
  const readRow = createRowReader(settings, head, { today: CivilDate.parse(today), countryCode: countryCodeOf });
  return {
    head,
    row({ line, cells: all, otherEncoding }: TableRow): RowRead {
      const cells = ofFile(all);
      const { identity, record, problems } = readRow({ cells, otherEncoding });
      return {
        line,
        key: digestHex(`${sourceId}\u001F${identity}`),
        record: record === null ? null : { ...record, id: createId() },
        compared: record === null ? null : comparedOf(record),
        problems,
        cells: record === null ? cells.map(({ text }) => text) : [],
        corrects: placeOf(all[placeAt]?.text ?? ''),
      };
    },
  };
}

/** What an error workbook wrote beside a row: `<batch>:<line>`. */
function placeOf(mark: string): RowRead['corrects'] {
  const parts = /^([0-9a-f-]{36}):(\d{1,9})$/.exec(mark);
  return parts === null || Number(parts[2]) === 0 ? null : { batchId: parts[1]!, line: Number(parts[2]) };
}

export const markOf = (batchId: string, line: number) => `${batchId}:${line}`;

async function digestOf(path: string): Promise<string> {
  const digest = createDigest();
  for await (const piece of createReadStream(path)) digest.update(piece as Uint8Array);
  return digest.hex();
}
