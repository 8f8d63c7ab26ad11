import { Temporal } from 'temporal-polyfill';
import { failure, type HallError, type Health } from '#shared/contract/index.ts';
import { ok, type Redacted, type Result } from '#shared/model/index.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { acts, openHall, type Hall } from '../hall.ts';
import { isRestoreLeft } from '../backup/index.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';
import { getOffice } from '../office/index.ts';
import type { Author, Clock, Events } from '../ports.ts';
import {
  createShiftedClock,
  createSystemClock,
  faultResult,
  inspectStore,
  journalKeyChange,
  lastActAt,
  openStore,
  readKeyFile,
  runRotation,
  StoreFault,
  type OpenError,
  type OpeningCheck,
  type OpenStore,
  type ReadableDb,
  type Rotation,
  type Store,
} from '../store/index.ts';
import { codeOf } from '../store/files.ts';
import { fileColumns } from '../vault-files.ts';
import { createCalls, type Calls } from './calls.ts';
import { journalTipRenewal } from './renew-tip.ts';
import { placeLeftRestore, refusing } from './settle-store.ts';

export interface OpeningOptions {
  readonly storeDirectory: string;
  readonly resourcesDirectory: string;
  readonly readerPath: string | null;
  /** Starts the clock at this instant instead of now; only a training store opens under such a clock. */
  readonly clock: string | null;
  /** The PC's clock, unless a test holds it. */
  readonly pcClock?: Clock;
  readonly events: Events;
  /** Main keeps the key in memory for a restart of the core. */
  readonly keepKey: (dataKey: Uint8Array | null) => void;
  readonly keepSession: (token: string, kept: unknown) => void;
  readonly log: Log;
  /** Where main keeps the log; absent or null: nowhere. */
  readonly logsDirectory?: string | null;
}

/** The one store directory of a desk and whether it is open: what every call before or around the hall works on. */
export interface Opening {
  readonly options: OpeningOptions;
  readonly clock: Clock;
  hall(): Hall | null;
  state(): 'absent' | 'locked' | 'open' | 'rotating';
  /**
   * Serves from a store that is open already.
   * @throws StoreFault when the disk does not let the hall begin; the store is closed then
   */
  serve(store: OpenStore, dataKey: Uint8Array): void;
  /** `tip`: beside a running program, after its core ended; otherwise every page is read. */
  openWith(dataKey: Uint8Array, check?: OpeningCheck): Result<null, OpenError | HallError<'store.notTraining'>>;
  /** Closes hall and store, without forgetting the key. */
  close(): Promise<void>;
  health(): Health;
  /** Takes back what main kept of the core before. */
  restoreSessions(kept: ReadonlyArray<{ readonly token: string; readonly kept: unknown }>): void;
  /** Closes the hall, gives its store another data key and opens it again; who was signed in still is. */
  rotate(rotation: Omit<Rotation, 'directory'>): Promise<Result<null, RotateError>>;
  /** One change of keys after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  readonly calls: Calls;
  /** In memory from the making of a recovery key until it is sealed in its envelope. */
  recoveryKey: ShownRecoveryKey | null;
}

export interface ShownRecoveryKey {
  readonly text: Redacted<string>;
  /** In the key file. */
  readonly wrapId: string;
  readonly requestId: string;
  /** The session that may print and seal it; null: set-up, before anybody has signed in. */
  readonly holder: string | null;
}

export type RotateError = OpenError | HallError<'store.notTraining'>;

/** How long a change of the data key waits for calls that are being answered, in ms. */
const patience = 10_000;

export function createOpening(options: OpeningOptions, meter: Meter): Opening {
  const { storeDirectory, events, keepKey } = options;
  const clock =
    options.clock === null ? (options.pcClock ?? createSystemClock()) : createShiftedClock(Temporal.Instant.from(options.clock));
  const sessions = new Map<string, unknown>();
  const keepSession: OpeningOptions['keepSession'] = (token, kept) => {
    if (kept === null) sessions.delete(token);
    else sessions.set(token, kept);
    options.keepSession(token, kept);
  };
  let hall: Hall | null = null;
  // What the disk refuses now is said, and tried again, when somebody opens the store.
  placeLeftRestore(storeDirectory);
  let rotating = false;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  return {
    options,
    clock,
    recoveryKey: null,
    hall: () => hall,
    calls: createCalls(),
    state: () => (rotating ? 'rotating' : hall ? 'open' : inspectState(storeDirectory)),
    inTurn(work) {
      const next = last.then(work);
      last = next.catch(() => undefined);
      return next;
    },
    serve(store, dataKey) {
      try {
        journalCutOffChange(storeDirectory, store);
        hall = openHall(store, { ...options, keepSession, clock, dataKey, meter });
      } catch (thrown) {
        store.close();
        throw thrown;
      }
      keepKey(dataKey);
      events.emit({ event: 'store.changed' });
    },
    openWith(dataKey, check = 'full') {
      const began = performance.now();
      const opened = refusing(storeDirectory, () => openStore(storeDirectory, dataKey, { clock, acts, fileColumns }, { check }));
      if (!opened.ok) return opened;
      if (options.clock !== null && !opened.value.training) {
        opened.value.close();
        return failure('store.notTraining', {});
      }
      try {
        journalTipRenewal(opened.value);
        this.serve(opened.value, dataKey);
        options.log.opened(performance.now() - began);
      } catch (thrown) {
        opened.value.close();
        return faultResult(storeDirectory, thrown);
      }
      // What a closed store or a failing disk leaves unswept, the next opening sweeps.
      if (check === 'full') opened.value.sweepVault().catch(() => undefined);
      return ok(null);
    },
    restoreSessions(kept) {
      for (const each of kept) sessions.set(each.token, each.kept);
      hall?.sessions.restore(kept);
    },
    async rotate(rotation) {
      rotating = true;
      events.emit({ event: 'store.changed' });
      try {
        await this.calls.settle(1, patience); // the one that asks for this is running, too
        const closing = hall;
        hall = null;
        await closing?.close();
        const tell = (part: number) => events.emit({ event: 'rotation.progress', part });
        const rotated = await runRotation({ ...rotation, directory: storeDirectory }, tell);
        return rotated;
      } finally {
        rotating = false;
        if (!closed) reopen(this, rotation, sessions);
      }
    },
    async close() {
      closed = true;
      const closing = hall;
      hall = null;
      await closing?.close();
    },
    health() {
      const store = hall?.store;
      return {
        store: this.state(),
        training: store?.training ?? false,
        program: packageJson.version,
        schema: store?.schema ?? null,
        journalRows: store ? store.read(countJournal) : null,
        lastActAt: store ? store.read(lastActAt) : null,
        now: clock.now().toString({ smallestUnit: 'millisecond' }),
        today: clock.today(),
        officeName: store ? store.read(getOffice).name : null,
      };
    },
  };
}

/** Nothing is deleted from the journal, so that the last row's place is their number; counting them would read them all. */
function countJournal(db: ReadableDb): number {
  return (db.prepare('SELECT coalesce(max(position), 0) AS rows FROM journal').get() as { rows: number }).rows;
}

/** With whichever key the store has now: a rotation that failed has changed nothing, or was finished; the copy was compared whole. */
function reopen(opening: Opening, { dataKey, newDataKey }: Omit<Rotation, 'directory'>, sessions: ReadonlyMap<string, unknown>): void {
  const kept = [...sessions].map(([token, each]) => ({ token, kept: each }));
  const withNew = opening.openWith(newDataKey, 'tip');
  if (withNew.ok || (withNew.error.code === 'store.wrongKey' && opening.openWith(dataKey, 'tip').ok)) {
    opening.restoreSessions(kept);
    return;
  }
  opening.options.keepKey(null);
  opening.options.events.emit({ event: 'store.changed' });
}

/** A change of the key file that was cut off before its act; on a disk that is full or fails the next opening tries again. */
function journalCutOffChange(directory: string, store: Store): void {
  try {
    const keyFile = readKeyFile(directory);
    if (!keyFile.ok || keyFile.value.change === null) return;
    if (store.findReceipt(keyFile.value.change.author as Author) === null) journalKeyChange(store, keyFile.value.change);
  } catch (thrown) {
    if (!(thrown instanceof StoreFault) && codeOf(thrown) === null) throw thrown;
  }
}

/** A directory with only part of a store, or one beside its place, is not empty: it is shown as locked, and opening it says what is wrong. */
function inspectState(directory: string): 'absent' | 'locked' {
  if (isRestoreLeft(directory)) return 'locked';
  const found = inspectStore(directory);
  return found.ok && found.value === 'absent' ? 'absent' : 'locked';
}
