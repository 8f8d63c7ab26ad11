import type { HallConfig } from '#shared/contract/index.ts';
import type { ClockDep } from '../ports.ts';
import { createPrinters } from './printers/index.ts';
import { createCardReader, type CardReaderDeps } from './reader/card-reader.ts';
import { createNoReader } from './reader/no-reader.ts';
import type { CardReader, Printers } from './types.ts';

export { createCalibratedPrinters } from './printers/calibrated.ts';
export { printerCalibrated } from './printers/offsets.ts';
export type * from './types.ts';

export interface DevicesConfigDeps extends ClockDep {
  /** Waits of the reader's dialogue, where the usual ones do not fit. */
  readonly readerTiming?: CardReaderDeps['timing'];
}

export interface Devices {
  readonly reader: CardReader;
  readonly printers: Printers;
  close(): Promise<void>;
}

/** The devices a hall is configured with. The reader is opened at once and looked for until `close`. */
export function createDevices(config: HallConfig['devices'], { clock, readerTiming }: DevicesConfigDeps): Devices {
  const reader =
    config.readerPath === null
      ? createNoReader()
      : createCardReader({ path: config.readerPath, clock, ...(readerTiming ? { timing: readerTiming } : {}) });
  return { reader, printers: createPrinters(config.printers, { clock }), close: () => reader.close() };
}
