import { Temporal } from 'temporal-polyfill';
import { failure, type HallError, type Health } from '#shared/contract/index.ts';
import { ok, type Redacted, type Result } from '#shared/model/index.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { acts, openHall, type Hall } from '../hall.ts';
import type { Log } from '../log.ts';
import { getOffice } from '../office/index.ts';
import type { Clock, Events } from '../ports.ts';
import {
  createShiftedClock,
  createSystemClock,
  inspectStore,
  lastActAt,
  openStore,
  type OpenError,
  type OpenStore,
} from '../store/index.ts';

export interface OpeningOptions {
  readonly storeDirectory: string;
  readonly resourcesDirectory: string;
  readonly readerPath: string | null;
  /** Starts the clock at this instant instead of now; only a training store opens under such a clock. */
  readonly clock: string | null;
  readonly events: Events;
  /** Main keeps the key in memory for a restart of the core. */
  readonly keepKey: (dataKey: Uint8Array | null) => void;
  readonly keepSession: (token: string, kept: unknown) => void;
  readonly log: Log;
}

/** The one store directory of a desk and whether it is open: what every call before or around the hall works on. */
export interface Opening {
  readonly options: OpeningOptions;
  readonly clock: Clock;
  hall(): Hall | null;
  state(): 'absent' | 'locked' | 'open';
  /** Serves from a store that is open already. */
  serve(store: OpenStore, dataKey: Uint8Array): void;
  openWith(dataKey: Uint8Array): Result<null, OpenError | HallError<'store.notTraining'>>;
  /** Closes hall and store, without forgetting the key. */
  close(): Promise<void>;
  health(): Health;
  /** In memory from the making of a recovery key until it is sealed in its envelope. */
  recoveryKey: Redacted<string> | null;
}

export function createOpening(options: OpeningOptions): Opening {
  const { storeDirectory, events, keepKey } = options;
  const clock = options.clock === null ? createSystemClock() : createShiftedClock(Temporal.Instant.from(options.clock));
  let hall: Hall | null = null;

  return {
    options,
    clock,
    recoveryKey: null,
    hall: () => hall,
    state: () => (hall ? 'open' : inspectState(storeDirectory)),
    serve(store, dataKey) {
      hall = openHall(store, { ...options, clock });
      keepKey(dataKey);
      events.emit({ event: 'store.changed' });
    },
    openWith(dataKey) {
      const opened = openStore(storeDirectory, dataKey, { clock, acts });
      if (!opened.ok) return opened;
      if (options.clock !== null && !opened.value.training) {
        opened.value.close();
        return failure('store.notTraining', {});
      }
      this.serve(opened.value, dataKey);
      return ok(null);
    },
    async close() {
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
        journalRows: store ? store.read((db) => (db.prepare('SELECT count(*) AS rows FROM journal').get() as { rows: number }).rows) : null,
        lastActAt: store ? store.read(lastActAt) : null,
        now: clock.now().toString({ smallestUnit: 'millisecond' }),
        today: clock.today(),
        officeName: store ? store.read(getOffice).name : null,
      };
    },
  };
}

/** A directory with only part of a store is not empty: it is shown as locked, and opening it says what is wrong. */
function inspectState(directory: string): 'absent' | 'locked' {
  const found = inspectStore(directory);
  return found.ok && found.value === 'absent' ? 'absent' : 'locked';
}
