import { mkdirSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { HallConfig } from '#shared/contract/index.ts';

type Printers = HallConfig['devices']['printers'];

/** A folder written relatively starts at the store's folder and is ours to make; any other has to be there. */
export function placePrinterFolders(printers: Printers, storeDirectory: string): Printers {
  return printers.map((printer) => {
    if (printer.kind !== 'file' || isAbsolute(printer.folder)) return printer;
    const folder = resolve(storeDirectory, printer.folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { ...printer, folder };
  });
}
