import { checkLimits, holdsSomething } from './cells.ts';
import { findMerged } from './merged-ranges.ts';
import { createXmlReader } from './read-xml.ts';
import { createSheetListener } from './sheet-rows.ts';
import { TableFault, type Table, type TableRow } from './types.ts';
import { readParts, type WorkbookParts } from './workbook-parts.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

const mostOfSheet = 4 * 1024 * 1024 * 1024;

/** A workbook of Excel or WPS (ECMA-376); null: another kind of file in a ZIP. Throws TableFault. */
export async function openWorkbook(path: string): Promise<Table | null> {
  const zip = await openZip(path);
  let parts: WorkbookParts | null = null;
  try {
    parts = await readParts(zip);
  } finally {
    if (parts === null) zip.close();
  }
  if (parts === null) return null;
  const { sheets, ...rest } = parts;
  return {
    kind: 'xlsx',
    encoding: null,
    sheets: sheets.map(({ name }) => name),
    rows(sheet) {
      const found = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
      if (found === undefined) throw new TableFault('noSheet', 0);
      return sheetRows(zip, found.part, rest);
    },
    close: () => Promise.resolve(zip.close()),
  };
}

async function* sheetRows(zip: ZipParts, part: string, parts: Omit<WorkbookParts, 'sheets'>): AsyncGenerator<TableRow> {
  const merged = await findMerged(zip.pieces(part, mostOfSheet));
  const sheet = createSheetListener(parts, merged);
  const reader = createXmlReader(sheet.listener);
  let count = 0;
  const finished = function* (): Generator<TableRow> {
    for (const row of sheet.takeRows()) {
      if (!holdsSomething(row.cells)) continue;
      checkLimits(row, ++count);
      yield row;
    }
  };
  for await (const piece of zip.pieces(part, mostOfSheet)) {
    reader.write(piece);
    yield* finished();
  }
  reader.close();
  yield* finished();
}
