export { readCsv, writeCsv, type Table } from './csv.ts';
export { decodeGb18030, encodeGb18030 } from './gb18030.ts';
