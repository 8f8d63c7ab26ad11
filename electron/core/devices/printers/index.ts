import { failure, type HallConfig } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import type { ClockDep } from '../../ports.ts';
import type { Printers } from '../types.ts';
import { createFilePrinter } from './file-printer.ts';
import { createLpPrinter } from './lp-printer.ts';
import type { Printer } from './printer.ts';
import { createPrintSpool, type PrintJobsDep, type PrintSpool } from './spool.ts';

type PrinterConfig = HallConfig['devices']['printers'][number];

export interface PrintersDeps extends ClockDep, PrintJobsDep {}

const noSpool: PrintSpool = { tidy() {}, keepsPapers: () => false, close() {} };

/** The hall's printers by the names its staff know. */
export function createPrinters(config: readonly PrinterConfig[], deps: PrintersDeps): Printers {
  const { clock } = deps;
  // One print service, however many queues are ours; without one there is nothing to look after.
  const spool = config.some(({ kind }) => kind === 'lp') ? createPrintSpool(deps) : noSpool;
  const printers = new Map(config.map((entry) => [entry.name, { kind: entry.kind, printer: printerOf(entry, { clock, spool }) }]));
  const noteOn = (kind: PrinterConfig['kind']) => (kind === 'lp' && spool.keepsPapers() ? 'papersKept' : null);

  return {
    list: () =>
      Promise.all(
        [...printers].map(async ([name, { kind, printer }]) => ({ name, kind, ready: await printer.ready(), note: noteOn(kind) })),
      ),
    async print(name, pdf, title, jobId = null, copies = 1) {
      const found = printers.get(name);
      if (!found) return failure('printer.none', {});
      const printed = await found.printer.print(pdf, title, jobId, copies);
      return printed.ok ? ok(null) : failure('printer.failed', { printer: name, reason: printed.error });
    },
    tidy: spool.tidy,
    close: spool.close,
  };
}

function printerOf(config: PrinterConfig, { clock, spool }: ClockDep & { readonly spool: PrintSpool }): Printer {
  switch (config.kind) {
    case 'file':
      return createFilePrinter({ folder: config.folder, clock });
    case 'lp':
      return createLpPrinter(config, spool);
  }
}
