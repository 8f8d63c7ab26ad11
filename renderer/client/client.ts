import { v7 as uuidV7 } from 'uuid';
import type {
  Answer,
  ApplicantPlace,
  Approval,
  DeskStation,
  HallBridge,
  HallError,
  LedgerRequest,
  LookUpsRequest,
  ReminderRequest,
  SavedReminders,
  SavedLedger,
  HallEvent,
  Input,
  OperationName,
  ProgramBridge,
} from '#shared/contract/index.ts';
import type { Result, Station } from '#shared/model/index.ts';
import { watchSlowCalls, type SlowCalls } from './slow-calls.ts';

export interface CallOptions {
  /** The second person of an act that needs one. */
  readonly approval?: Approval | null;
  /** Given only to repeat an earlier act; otherwise each call is a new one. */
  readonly requestId?: string;
  /** It takes long by its nature, and the page that asked shows how far it is. */
  readonly takesLong?: boolean;
}

/** The typed way to the core. */
export interface Client {
  readonly station: Station;
  /** Answers always: a core that does not come back in time is `core.unreachable`. */
  call<K extends OperationName>(operation: K, input: Input<K>, options?: CallOptions): Promise<Answer<K>>;
  onEvent(listener: (event: HallEvent) => void): () => void;
  /** Opens another desk's window on this PC, where its staff sign in, or the call screen. */
  openStation(station: DeskStation): Promise<boolean>;
  /** Opens or brings forward this counter's second screen; false when there is no place of that kind. */
  showApplicantScreen(place: ApplicantPlace): Promise<boolean>;
  /** Lets a person choose a folder; null when they chose none. */
  chooseFolder(): Promise<string | null>;
  /** Lets a person choose a table (CSV or workbook); null when they chose none. */
  chooseTable(): Promise<string | null>;
  /** Lets a person choose a file for a copy of the ledger; null when they chose none. */
  saveLedger(period: Omit<LedgerRequest, 'requestId'>): Promise<Result<SavedLedger | null, HallError>>;
  /** Lets a person choose a file for the register of look-ups; null when they chose none. */
  saveLookUps(period: Omit<LookUpsRequest, 'requestId'>): Promise<Result<SavedLedger | null, HallError>>;
  /** Lets a person choose a file for the reminders of a day; null when they chose none. */
  saveReminders(sending: Omit<ReminderRequest, 'requestId'>): Promise<Result<SavedReminders | null, HallError>>;
  /** Lets a person choose a file for the diagnostic bundle; answers its name, null when they chose none. */
  saveDiagnostics(): Promise<Result<string | null, HallError>>;
  /** Lets a person choose a file for the signing requests, new or once more; answers its name, null when they chose none. */
  saveEnrolmentRequest(again: boolean): Promise<Result<string | null, HallError>>;
  /** False between a death of the core and its return. */
  isRunning(): boolean;
  /** The program itself: its version, updates, the way back. */
  readonly program: ProgramBridge;
  /** What main does for the staff at a kiosk they were let go from; it refuses otherwise. */
  readonly kiosk: KioskDoors;
  readonly slowCalls: Pick<SlowCalls, 'isSlow' | 'subscribe'>;
  close(): void;
}

export interface KioskDoors {
  readonly exit: HallBridge['exitKiosk'];
  readonly selfTest: HallBridge['kioskSelfTest'];
  /** Null only asks. */
  readonly startByItself: HallBridge['startByItself'];
}

export interface ClientOptions {
  /** How long a call waits for a core that died, in ms. */
  readonly patience?: number;
  readonly newRequestId?: () => string;
}

/**
 * A call whose answer was lost is repeated with the same `requestId` once the core is back: the journal knows whether it
 * was done, so nothing happens twice and nothing is typed again.
 */
export function createClient(bridge: HallBridge, { patience = 20_000, newRequestId = uuidV7 }: ClientOptions = {}): Client {
  const listeners = new Set<(event: HallEvent) => void>();
  const waiting = new Set<() => void>();
  const slowCalls = watchSlowCalls();
  let running = true;
  let starts = 0;
  const stopListening = bridge.onEvent((event) => {
    if (event.event === 'core.changed') {
      running = event.running;
      if (running) {
        starts += 1;
        for (const resume of waiting) resume();
      }
    }
    for (const listener of listeners) listener(event);
  });

  /** True when the core is back, false when patience ran out. */
  function coreIsBack(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const settle = (back: boolean): void => {
      clearTimeout(timer);
      waiting.delete(resume);
      resolve(back);
    };
    const resume = (): void => settle(true);
    const timer = setTimeout(() => settle(false), patience);
    waiting.add(resume);
    return promise;
  }

  async function ask<K extends OperationName>(
    operation: K,
    input: Input<K>,
    requestId: string,
    approval: Approval | null,
  ): Promise<Answer<K>> {
    try {
      return (await bridge.call({ operation, input, requestId, approval })) as Answer<K>;
    } catch {
      // The channel itself broke: for the caller the same as a core that died.
      return { ok: false, error: { code: 'core.unreachable', details: {} } } as Answer<K>;
    }
  }

  async function askUntilAnswered<K extends OperationName>(
    operation: K,
    input: Input<K>,
    requestId: string,
    approval: Approval | null,
  ): Promise<Answer<K>> {
    for (let repeats = 0; ; repeats += 1) {
      const startsBefore = starts;
      const answer = await ask(operation, input, requestId, approval);
      if (answer.ok || answer.error.code !== 'core.unreachable' || repeats === 3) return answer;
      // It may have come back before the lost answer was reported.
      if (starts === startsBefore && !(await coreIsBack())) return answer;
    }
  }

  return {
    slowCalls,
    program: bridge.program,
    station: bridge.station,
    kiosk: {
      exit: () => bridge.exitKiosk(),
      selfTest: () => bridge.kioskSelfTest(),
      startByItself: (wish) => bridge.startByItself(wish),
    },
    openStation: (station) => bridge.openStation(station),
    showApplicantScreen: (place) => bridge.showApplicantScreen(place),
    chooseFolder: () => bridge.chooseFolder(),
    chooseTable: () => bridge.chooseTable(),
    saveLedger: (period) => bridge.saveLedger({ ...period, requestId: newRequestId() }),
    saveLookUps: (period) => bridge.saveLookUps({ ...period, requestId: newRequestId() }),
    saveReminders: (sending) => bridge.saveReminders({ ...sending, requestId: newRequestId() }),
    saveDiagnostics: () => bridge.saveDiagnostics(newRequestId()),
    saveEnrolmentRequest: (again) => bridge.saveEnrolmentRequest({ requestId: newRequestId(), again }),
    isRunning: () => running,
    async call(operation, input, { approval = null, requestId = newRequestId(), takesLong = false } = {}) {
      const end = takesLong ? () => {} : slowCalls.begin();
      try {
        return await askUntilAnswered(operation, input, requestId, approval);
      } finally {
        end();
      }
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stopListening,
  };
}
