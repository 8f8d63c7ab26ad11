import { open, type FileHandle } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { csvTable } from './csv-table.ts';
import { TableFault, type Table, type TableProblem } from './types.ts';
import { openWorkbook } from './workbook.ts';

const unopened = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EBUSY']);

/** A file of rows, told by what is in it and not by its name: CSV, or a workbook (.xlsx, .xlsm). Formulas and macros are never run. */
export async function openTable(path: string): Promise<Result<Table, TableProblem>> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    if (unopened.has((error as NodeJS.ErrnoException).code ?? '')) return fail('absent');
    throw error;
  }
  let table: Table | null = null;
  try {
    if (!(await file.stat()).isFile()) return fail('notATable');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const start = buffer.subarray(0, bytesRead).toString('hex');
    if (start === 'd0cf11e0a1b11ae1') return fail((await holds(file, Buffer.from('EncryptedPackage', 'utf16le'))) ? 'locked' : 'oldExcel');
    table = start.startsWith('504b0304') || start.startsWith('504b0506') ? await openWorkbook(path) : await csvTable(file);
    return table === null ? fail('notATable') : ok(table);
  } catch (error) {
    if (error instanceof TableFault) return fail(error.problem);
    throw error;
  } finally {
    if (table?.kind !== 'csv') await file.close();
  }
}

async function holds(file: FileHandle, wanted: Buffer): Promise<boolean> {
  const buffer = Buffer.alloc(1024 * 1024);
  for (let at = 0; ; at += buffer.length - wanted.length) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (buffer.subarray(0, bytesRead).includes(wanted)) return true;
    if (bytesRead < buffer.length) return false;
  }
}
