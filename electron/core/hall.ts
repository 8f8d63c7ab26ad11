import type { TFunction } from 'i18next';
import type { HallFacts, OperationName, OutboxSummary } from '#shared/contract/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { withSessions } from '#shared/law/appointments/index.ts';
import type { CivilDate, OfficeHours } from '#shared/model/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { afterAsking, createBackup, createProgramHandlers, followed } from './backup/index.ts';
import {
  countDiscrepancies,
  casesOfPerson,
  countUnfinished,
  createCases,
  eraseEndedDrafts,
  eraseStrayNotes,
  hearProvince,
  heldByAnother,
  holderOf,
  redateDivorces,
  sweepQuietly,
} from './cases/index.ts';
import { createId } from './crypto/index.ts';
import { createCalibratedPrinters, createDevices, createScannerHandlers, shareReader, type Printers } from './devices/index.ts';
import { createCalibrationHandlers } from './documents/calibration.ts';
import { loadCoverage } from './documents/coverage.ts';
import { createBlankReportHandlers } from './documents/blank-report.ts';
import { createDrawing } from './documents/drawing.ts';
import { formFolders, openLayouts } from './documents/find-layout.ts';
import { createPrintHandlers } from './documents/printing.ts';
import { findJob } from './documents/records.ts';
import { recoverySheet } from './documents/recovery-sheet.ts';
import { openRemarks } from './documents/remarks.ts';
import type { Drawing } from './documents/types.ts';
import {
  createClockWatch,
  createOffice,
  createOfficeCalendar,
  countUnaccounted,
  createResumeHandlers,
  findStationDevices,
  getOffice,
  hasCounter,
  listVoidedBlanks,
  loadRegions,
  loadShippedYears,
} from './office/index.ts';
import type { Clock, Events, HandlersFor } from './ports.ts';
import {
  createAppointmentSweep,
  createFolderWatch,
  createFrontDesk,
  createVisitTable,
  eraseOverdue,
  type Visitors,
} from './front-desk/index.ts';
import { eraseHalfWritten, findReviewedCouple, hasOverdue, linkOpenedCase, readFrontDeskSettings } from './front-desk/index.ts';
import { createHallFacts } from './health/hall-facts.ts';
import { metered } from './health/metered.ts';
import { hallArchives } from './hall-archives.ts';
import { hallRegister } from './hall-register.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import { deskCases } from './desk-cases.ts';
import { placePrinterFolders } from './printer-folders.ts';
import { soon, wakingOn } from './telling.ts';
import { createStaff, type Staff } from './staff/index.ts';
import type { Approve, Sessions } from './staff/types.ts';
import {
  createByHandHandlers,
  createEnrolmentHandlers,
  createQueueHandlers,
  createSender,
  createSettingsHandlers,
  eraseStrayKeys,
  provinceClock,
  sealInThread,
  summariseOutbox,
} from './sync/index.ts';
import { createRecoveryKeyProof, type OpenStore, type ReadableDb } from './store/index.ts';

export { acts } from './acts.ts';

/** Answered while no store is open. */
export type RestoreOperation = 'backup.find' | 'backup.restore' | 'store.examine';
export type TipOperation = 'store.renewTip';
export type SetUpOperation = Extract<OperationName, 'hall.health' | `setup.${string}`>;
export type KeyOperation = Extract<OperationName, `keys.${string}`>;
export type HealthOperation = 'hall.diagnostics' | 'hall.exportDiagnostics';
export type HallOperation = Exclude<OperationName, SetUpOperation | RestoreOperation | TipOperation | KeyOperation | HealthOperation>;

/** An open store with all that works on it. */
export interface Hall {
  readonly store: OpenStore;
  readonly handlers: HandlersFor<HallOperation>;
  readonly sessions: Sessions;
  readonly visitors: Visitors;
  readonly approve: Approve;
  readonly actAs: Staff['actAs'];
  readonly printers: Printers;
  /** The sheet that goes into the sealed envelope. */
  drawRecoverySheet(recoveryKey: string): ReturnType<Drawing['draw']>;
  readonly approvalAs: Staff['approvalAs'];
  /** What it knows of itself. */
  facts(): Promise<HallFacts>;
  close(): Promise<void>;
}

export interface HallDeps {
  readonly storeDirectory: string;
  readonly dataKey: Uint8Array;
  readonly clock: Clock;
  readonly events: Events;
  readonly resourcesDirectory: string;
  /** Overrides the reader configured for this station. */
  readonly readerPath: string | null;
  readonly keepSession: (token: string, kept: unknown) => void;
  readonly meter: Pick<Meter, 'committed' | 'quietFor'>;
  readonly log: Pick<Log, 'bug'>;
}

/**
 * Merges what the folders offer and nothing more.
 * @throws StoreFault when the disk does not let it begin; nothing is left running then, and the store is still open
 */
export function openHall(opened: OpenStore, deps: HallDeps): Hall {
  const begun: { close(): unknown }[] = [];
  try {
    return begin(opened, deps, (part) => {
      begun.push(part);
      return part;
    });
  } catch (thrown) {
    // What cannot end either must not hide why the hall did not begin.
    for (const part of begun) void Promise.resolve(part.close()).catch(() => undefined);
    throw thrown;
  }
}

/** `running`: remembers a part that has to be ended. */
function begin(opened: OpenStore, deps: HallDeps, running: <T extends { close(): unknown }>(part: T) => T): Hall {
  const { clock, events, storeDirectory, resourcesDirectory, readerPath, keepSession, dataKey, log } = deps;
  const backup = running(
    createBackup({
      store: opened,
      clock,
      events,
      storeDirectory,
      dataKey,
      program: packageJson.version,
      isClockSure: (): boolean => opened.read((db) => clockWatch.view(db)).state === 'sure',
    }),
  );
  const store = metered(followed(opened, backup.keeper.followActs), deps.meter);
  const configured = store.read((db) => findStationDevices(db, store.station));
  const devices = running(
    createDevices(
      {
        readerPath: readerPath ?? configured?.readerPath ?? null,
        scanner: configured?.scanner ?? null,
        ticketPrinter: configured?.ticketPrinter ?? null,
        printers: placePrinterFolders(configured?.printers ?? [], storeDirectory),
        voice: configured?.voice ?? null,
      },
      { clock, resourcesDirectory, storeDirectory, isGivenUp: (jobId) => store.read((db) => findJob(db, jobId))?.state === 'failed' },
    ),
  );
  const reader = shareReader(devices.reader);
  const forms = formFolders({ storeDirectory, resourcesDirectory });
  const drawing = running(createDrawing({ resourcesDirectory, forms }));
  // Papers are Chinese by law, whatever the screen speaks.
  const t: TFunction = createTranslator('zh-CN', { strict: true });
  const staff = createStaff({ store, clock, events, keepSession, hasCounter, isRecoveryKey: createRecoveryKeyProof(storeDirectory) });
  const shippedYears = loadShippedYears(resourcesDirectory);
  const calendar = createOfficeCalendar(shippedYears);
  const openHours = (db: ReadableDb, on: CivilDate): OfficeHours =>
    withSessions(getOffice(db).hours, readFrontDeskSettings(db).appointments, calendar(db), on);
  const clockWatch = running(createClockWatch({ store, clock, events, provinceClock }));
  clockWatch.onTurn(() => sweepQuietly({ store, clock, clockWatch, calendar, events, t }));
  const outboxNow = (db: ReadableDb): OutboxSummary => ({ ...summariseOutbox(db, clock.now()), discrepancies: countDiscrepancies(db) });
  const office = createOffice({
    store,
    clock,
    clockWatch,
    events,
    calendar,
    shippedYears,
    summariseOutbox: outboxNow,
    openHours,
    isLinked: () => isLinked(),
    countUnfinished,
    followCalendar: (transaction) => redateDivorces(transaction, { calendar, clockWatch }),
    calendarTaken: clockWatch.turn,
  });
  const ports = {
    store,
    clock,
    clockWatch,
    events,
    calendar,
    openHours,
    regions: loadRegions(resourcesDirectory),
    drawing,
    t,
    sessions: staff.sessions,
    reader: reader.forCases,
    printers: createCalibratedPrinters(devices.printers, store),
    coverage: loadCoverage(resourcesDirectory),
    layouts: openLayouts(forms),
    remarks: openRemarks(forms, 'marriage/remarks'),
    divorceRemarks: openRemarks(forms, 'divorce/remarks'),
    certificateCode: () => null,
    preReviewed: findReviewedCouple,
  };
  store.writeDraft((db) => {
    eraseEndedDrafts(db);
    eraseStrayNotes(db);
    eraseHalfWritten(db);
    eraseOverdue(db, clock.today());
  });
  clockWatch.onTurn(() => {
    if (store.read((db) => hasOverdue(db, clock.today()))) store.writeDraft((db) => eraseOverdue(db, clock.today()));
    return true;
  });
  const visits = createVisitTable(() => events.emit({ event: 'kiosk.changed' }));
  const frontDesk = {
    ...ports,
    keyedDigest: (purpose: string, value: unknown) => opened.inputDigest(purpose, value),
    storeDirectory,
    voice: devices.voice,
    ticketPrinter: devices.ticketPrinter,
    cardReader: reader.forDesk,
    holderOf,
    cases: deskCases(clock),
    visits,
    prove: staff.prove,
    casesOfPerson,
  };
  const folderWatch = running(createFolderWatch(frontDesk));
  const archives = running(hallArchives({ ...ports, storeDirectory, quietFor: deps.meter.quietFor }));
  eraseStrayKeys(store);
  const reportBug = (thrown: unknown) => log.bug(createId().slice(-12), null, thrown);
  // Nothing of a training store leaves it.
  const sender = store.training
    ? null
    : running(
        createSender({
          store,
          clock,
          getOffice,
          reportBug,
          sealWith: sealInThread,
          changed: soon(() => events.emit({ event: 'sync.changed' })),
          ...hearProvince({ events }),
        }),
      );
  const isLinked = () => {
    const { state, trouble } = sender?.state() ?? { state: 'training', trouble: null };
    return state === 'idle' || state === 'working' || trouble?.why === 'held';
  };
  const appointmentSweep = running(createAppointmentSweep(ports));
  sender?.wake();
  clockWatch.turn();

  return {
    store,
    sessions: staff.sessions,
    visitors: visits,
    approve: staff.approve,
    actAs: staff.actAs,
    printers: devices.printers,
    drawRecoverySheet: (recoveryKey) =>
      drawing.draw(recoverySheet(recoveryKey, store.read(getOffice), { training: store.training, clock, t })),
    approvalAs: staff.approvalAs,
    facts: createHallFacts({ store, clock, storeDirectory, clockWatch, summariseOutbox: outboxNow, backup: backup.keeper, ...devices }),
    handlers: {
      ...staff.handlers,
      ...office.handlers,
      ...backup.handlers,
      ...createProgramHandlers({ store, keeper: backup.keeper }),
      ...createResumeHandlers(ports),
      ...createEnrolmentHandlers({ ...ports, getOffice }),
      ...createQueueHandlers({ ...ports, sender }),
      ...createByHandHandlers({ store, events, getOffice, sender }),
      ...createSettingsHandlers({ ...ports, sender }),
      ...createBlankReportHandlers({ ...ports, getOffice, listVoidedBlanks, countUnaccounted }),
      ...hallRegister(ports),
      ...archives.handlers,
      ...createScannerHandlers({ scanner: devices.scanner, clock, events }),
      ...createPrintHandlers({ ...ports, heldByAnother }),
      ...createFrontDesk(frontDesk, folderWatch),
      ...createCalibrationHandlers({ ...ports, station: store.station, getOffice }),
      ...afterAsking(
        createCases({ ...ports, followOpened: linkOpenedCase, events: wakingOn(events, () => sender?.wake()) }),
        [
          'marriage.prepare',
          'marriage.replaceBlank',
          'marriage.register',
          'divorce.accept',
          'divorce.prepare',
          'divorce.replaceBlank',
          'divorce.register',
        ],
        backup.keeper,
      ),
    },
    async close() {
      visits.end();
      clockWatch.close();
      appointmentSweep.close();
      await folderWatch.close();
      await archives.close();
      await sender?.close();
      await devices.close();
      await drawing.close();
      await backup.close();
      store.close();
    },
  };
}
