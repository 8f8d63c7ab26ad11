import type { TFunction } from 'i18next';
import type { OperationName } from '#shared/contract/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { attachmentAdded, attachmentWithdrawn, createArchiveHandlers } from './archive/index.ts';
import { caseActs, caseFiles, countUnfinished, createCases, eraseEndedDrafts, heldByAnother } from './cases/index.ts';
import { createCalibratedPrinters, createDevices, printerCalibrated, type Printers } from './devices/index.ts';
import { createCalibrationHandlers } from './documents/calibration.ts';
import { createBlankReportHandlers } from './documents/blank-report.ts';
import { createDrawing } from './documents/drawing.ts';
import { formFolders, openLayouts } from './documents/find-layout.ts';
import { createPrintHandlers } from './documents/printing.ts';
import { documentActs } from './documents/records.ts';
import { recoverySheet } from './documents/recovery-sheet.ts';
import { openRemarks } from './documents/remarks.ts';
import type { Drawing } from './documents/types.ts';
import { createOffice, findStationDevices, getOffice, hasCounter, listVoidedBlanks, loadCalendar, officeActs } from './office/index.ts';
import type { Clock, Events, HandlersFor } from './ports.ts';
import { placePrinterFolders } from './printer-folders.ts';
import { createStaff, staffActs, type Staff } from './staff/index.ts';
import type { Approve, Sessions } from './staff/types.ts';
import { summariseOutbox } from './sync/index.ts';
import type { ActDefinition, OpenStore } from './store/index.ts';

/** Every kind of act a journal may hold. */
export const acts: readonly ActDefinition[] = [
  ...staffActs,
  ...officeActs,
  attachmentAdded,
  attachmentWithdrawn,
  ...documentActs,
  printerCalibrated,
  ...caseActs,
] as ActDefinition[];

export type SetUpOperation = Extract<OperationName, 'hall.health' | `setup.${string}`>;
export type HallOperation = Exclude<OperationName, SetUpOperation>;

/** An open store with all that works on it. */
export interface Hall {
  readonly store: OpenStore;
  readonly handlers: HandlersFor<HallOperation>;
  readonly sessions: Sessions;
  readonly approve: Approve;
  readonly actAs: Staff['actAs'];
  readonly printers: Printers;
  /** The sheet that goes into the sealed envelope. */
  drawRecoverySheet(recoveryKey: string): ReturnType<Drawing['draw']>;
  readonly approvalAs: Staff['approvalAs'];
  close(): Promise<void>;
}

export interface HallDeps {
  readonly storeDirectory: string;
  readonly clock: Clock;
  readonly events: Events;
  readonly resourcesDirectory: string;
  /** Overrides the reader configured for this station. */
  readonly readerPath: string | null;
  readonly keepSession: (token: string, kept: unknown) => void;
}

/** Merges what the folders offer and nothing more. */
export function openHall(store: OpenStore, deps: HallDeps): Hall {
  const { clock, events, storeDirectory, resourcesDirectory, readerPath, keepSession } = deps;
  const configured = store.read((db) => findStationDevices(db, store.station));
  const devices = createDevices(
    { readerPath: readerPath ?? configured?.readerPath ?? null, printers: placePrinterFolders(configured?.printers ?? [], storeDirectory) },
    { clock },
  );
  const forms = formFolders({ storeDirectory, resourcesDirectory });
  const drawing = createDrawing({ resourcesDirectory, forms });
  // Papers are Chinese by law, whatever the screen speaks.
  const t: TFunction = createTranslator('zh-CN', { strict: true });
  const staff = createStaff({ store, clock, events, keepSession, hasCounter });
  const calendar = loadCalendar(resourcesDirectory);
  const office = createOffice({ store, clock, events, calendar, summariseOutbox, countUnfinished });
  const ports = {
    store,
    clock,
    events,
    calendar,
    drawing,
    t,
    sessions: staff.sessions,
    reader: devices.reader,
    printers: createCalibratedPrinters(devices.printers, store),
    layouts: openLayouts(forms),
    remarks: openRemarks(forms, 'marriage/remarks'),
    certificateCode: () => null,
  };
  store.writeDraft(eraseEndedDrafts);

  return {
    store,
    sessions: staff.sessions,
    approve: staff.approve,
    actAs: staff.actAs,
    printers: devices.printers,
    drawRecoverySheet: (recoveryKey) =>
      drawing.draw(recoverySheet(recoveryKey, store.read(getOffice), { training: store.training, clock, t })),
    approvalAs: staff.approvalAs,
    handlers: {
      ...staff.handlers,
      ...office.handlers,
      ...createBlankReportHandlers({ ...ports, getOffice, listVoidedBlanks }),
      ...createArchiveHandlers({ ...ports, cases: caseFiles }),
      ...createPrintHandlers({ ...ports, heldByAnother }),
      ...createCalibrationHandlers({ ...ports, station: store.station, getOffice }),
      ...createCases(ports),
    },
    async close() {
      await devices.close();
      await drawing.close();
      store.close();
    },
  };
}
