import type { MyCase } from '#shared/contract/index.ts';
import type { Printers } from '../../devices/index.ts';
import type { Prove } from '../../staff/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import type { HallQueue, LastTaken, PrintSlip } from '../tickets/index.ts';
import type { KioskHelp } from './help.ts';
import type { VisitTable } from './visitors.ts';

/** What the kiosk needs of other parts of the hall. */
export interface KioskPorts {
  /** The cases in which somebody is one of the two, the newest first. */
  readonly casesOfPerson: (db: ReadableDb, identityKey: string) => MyCase[];
  readonly prove: Prove;
  readonly printers: Pick<Printers, 'print'>;
}

export interface KioskDeps extends FrontDeskDeps, KioskPorts {
  readonly queue: HallQueue;
  readonly lastTaken: LastTaken;
  readonly visits: VisitTable;
  readonly help: KioskHelp;
  readonly printSlip: PrintSlip;
}
