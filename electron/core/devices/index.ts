import { join } from 'node:path';
import type { HallConfig } from '#shared/contract/index.ts';
import type { ClockDep } from '../ports.ts';
import { createPrinters } from './printers/index.ts';
import type { PrintJobsDep } from './printers/spool.ts';
import { createCardReader, type CardReaderDeps } from './reader/card-reader.ts';
import { createFindReaders } from './reader/find-readers.ts';
import { createNoReader } from './reader/no-reader.ts';
import { noScanner, openScanner, type Scanner } from './scanner/scanner.ts';
import { createTicketPrinter, type TicketPrinter } from './tickets/ticket-printer.ts';
import type { CardReader, Printers } from './types.ts';
import { createVoice, type Voice } from './voice.ts';

export { shareReader } from './reader/share-reader.ts';
export { createScannerHandlers } from './scanner/handlers.ts';
export { createCalibratedPrinters } from './printers/calibrated.ts';
export { printerCalibrated } from './printers/offsets.ts';
export { isPrintable, type Bitmap, type SlipPart } from './tickets/escpos.ts';
export type { TicketPrinter, TicketPrinterProblem } from './tickets/ticket-printer.ts';
export type * from './types.ts';
export type { Voice } from './voice.ts';

export interface DevicesConfigDeps extends ClockDep, PrintJobsDep {
  /** Holds the shipped table of readers. */
  readonly resourcesDirectory: string;
  /** May hold the hall's own, `readers.json`. */
  readonly storeDirectory: string;
  /** Waits of the reader's dialogue, where the usual ones do not fit. */
  readonly readerTiming?: CardReaderDeps['timing'];
}

export interface Devices {
  readonly reader: CardReader;
  readonly printers: Printers;
  readonly scanner: Scanner;
  readonly ticketPrinter: TicketPrinter;
  readonly voice: Voice;
  close(): Promise<void>;
}

/** The devices a hall is configured with. The reader is opened at once and looked for until `close`. */
export function createDevices(
  { readerPath, scanner: scannerPlace, ticketPrinter, printers, voice }: HallConfig['devices'],
  deps: DevicesConfigDeps,
): Devices {
  const reader = readerPath === null ? createNoReader() : openReader(readerPath, deps);
  const scanner = scannerPlace === null ? noScanner() : openScanner(scannerPlace);
  const connected = createPrinters(printers, deps);
  return {
    reader,
    printers: connected,
    scanner,
    ticketPrinter: createTicketPrinter(ticketPrinter),
    voice: createVoice(voice),
    async close() {
      connected.close();
      await Promise.all([reader.close(), scanner.close()]);
    },
  };
}

function openReader(readerPath: string, { clock, resourcesDirectory, storeDirectory, readerTiming }: DevicesConfigDeps): CardReader {
  const tables = { shipped: join(resourcesDirectory, 'devices', 'readers.json'), site: join(storeDirectory, 'readers.json') };
  return createCardReader({ find: createFindReaders(readerPath, { tables }), clock, ...(readerTiming ? { timing: readerTiming } : {}) });
}
