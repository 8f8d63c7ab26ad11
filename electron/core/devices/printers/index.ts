import { failure, type HallConfig } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import type { ClockDep } from '../../ports.ts';
import type { Printers } from '../types.ts';
import { createFilePrinter } from './file-printer.ts';
import { createLpPrinter } from './lp-printer.ts';
import type { Printer } from './printer.ts';

type PrinterConfig = HallConfig['devices']['printers'][number];

/** The hall's printers by the names its staff know. */
export function createPrinters(config: readonly PrinterConfig[], deps: ClockDep): Printers {
  const printers = new Map(config.map((entry) => [entry.name, { kind: entry.kind, printer: printerOf(entry, deps) }]));

  return {
    list: () => Promise.all([...printers].map(async ([name, { kind, printer }]) => ({ name, kind, ready: await printer.ready() }))),
    async print(name, pdf, title) {
      const found = printers.get(name);
      if (!found) return failure('printer.none', {});
      const printed = await found.printer.print(pdf, title);
      return printed.ok ? ok(null) : failure('printer.failed', { printer: name, reason: printed.error });
    },
  };
}

function printerOf(config: PrinterConfig, deps: ClockDep): Printer {
  switch (config.kind) {
    case 'file':
      return createFilePrinter({ folder: config.folder, ...deps });
    case 'lp':
      return createLpPrinter(config);
  }
}
