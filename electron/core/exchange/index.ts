export { csvRows, readCsv, writeCsv, type Table } from './csv.ts';
export { readWhole, shortened } from './drop-folder.ts';
export { decodeGb18030, encodeGb18030, gb18030Pieces } from './gb18030.ts';
export { createHeldCopy } from './held-copy.ts';
export { openTable } from './table/open.ts';
export { TableFault, type TableProblem, type TableRow } from './table/types.ts';
export { writeWorkbook, type WorkbookCell } from './table/write-workbook.ts';
