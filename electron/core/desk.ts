import { Temporal } from 'temporal-polyfill';
import { failure, type Approval, type Health, type OperationName } from '#shared/contract/index.ts';
import { ok, redact, reveal, type Redacted } from '#shared/model/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { createId } from './crypto/index.ts';
import { createDispatcher, type Answered, type RawCall } from './dispatch.ts';
import { acts, openHall, type Hall, type SetUpOperation } from './hall.ts';
import type { Log } from './log.ts';
import { formFolders } from './documents/find-layout.ts';
import { placeForms } from './documents/place-forms.ts';
import { getOffice } from './office/index.ts';
import type { Events, Handler, Handlers, HandlersFor } from './ports.ts';
import { checkSetUp, hashPasswords, recordSetUp } from './set-up.ts';
import {
  createShiftedClock,
  createStore,
  createSystemClock,
  inspectStore,
  lastActAt,
  openStore,
  unlockKeyFile,
  type OpenStore,
} from './store/index.ts';

const shortestPassphrase = 12;

export interface DeskOptions {
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

/** One store directory and what is served from it; windows and the headless door use the same desk. */
export interface Desk {
  call(raw: RawCall): Promise<Answered>;
  /** Opens again with what main kept of the core before. */
  resume(dataKey: Uint8Array, sessions: ReadonlyArray<{ readonly token: string; readonly kept: unknown }>): void;
  /** A session without a password, on an open training store only. */
  actAs(code: string, counter: string | null): ReturnType<Hall['actAs']> | ReturnType<typeof failure<'store.notTraining'>>;
  /** The second person of one call without a password, on a training store only; null on others. */
  approvalAs(code: string): Approval | null;
  close(): Promise<void>;
}

export function createDesk(options: DeskOptions): Desk {
  const { storeDirectory, events, keepKey, log } = options;
  const clock = options.clock === null ? createSystemClock() : createShiftedClock(Temporal.Instant.from(options.clock));
  let hall: Hall | null = null;
  /** In memory from set-up until it is sealed in its envelope. */
  let recoveryKey: Redacted<string> | null = null;

  const open = (store: OpenStore, dataKey: Uint8Array) => {
    hall = openHall(store, { ...options, clock });
    keepKey(dataKey);
    events.emit({ event: 'store.changed' });
  };

  const openWith = (dataKey: Uint8Array) => {
    const opened = openStore(storeDirectory, dataKey, { clock, acts });
    if (!opened.ok) return opened;
    if (options.clock !== null && !opened.value.training) {
      opened.value.close();
      return failure('store.notTraining', {});
    }
    open(opened.value, dataKey);
    return ok(null);
  };

  const health = (): Health => {
    const store = hall?.store;
    return {
      store: store ? 'open' : inspectState(storeDirectory),
      training: store?.training ?? false,
      program: packageJson.version,
      schema: store?.schema ?? null,
      journalRows: store ? store.read((db) => (db.prepare('SELECT count(*) AS rows FROM journal').get() as { rows: number }).rows) : null,
      lastActAt: store ? store.read(lastActAt) : null,
      now: clock.now().toString({ smallestUnit: 'millisecond' }),
      today: clock.today(),
      officeName: store ? store.read(getOffice).name : null,
    };
  };

  const setUpHandlers: HandlersFor<SetUpOperation> = {
    'hall.health': () => ok(health()),

    'setup.create': async ({ input }) => {
      if (hall) return failure('store.exists', {});
      const { config, training, passphrase } = input;
      if (options.clock !== null && !training) return failure('store.notTraining', {});
      if (!training && (passphrase ?? '').length < shortestPassphrase)
        return failure('staff.weakPassword', { minimum: shortestPassphrase });
      const checked = checkSetUp(config);
      if (!checked.ok) return checked;
      const ownForms = placeForms(formFolders(options), config);
      if (!ownForms.ok) return ownForms;
      const hashes = await hashPasswords(config);
      const key = training ? ({ training: true, passphrase } as const) : ({ training: false, passphrase: passphrase! } as const);
      const wanted = { ...key, station: config.station, program: packageJson.version, clock, acts };
      const created = await createStore(storeDirectory, wanted, (store) =>
        store.commit(setUpAuthor(), (tx) => recordSetUp(tx, config, hashes)),
      );
      if (!created.ok) return created;
      open(created.value.store, created.value.dataKey);
      recoveryKey = redact(created.value.recoveryKey);
      return ok({ recoveryKey: created.value.recoveryKey });
    },

    'setup.recoverySheet': async ({ input }) => {
      if (!hall || !recoveryKey) return failure('document.notFound', {});
      const { printers } = hall;
      const drawn = await hall.drawRecoverySheet(reveal(recoveryKey));
      if (!drawn.ok) return drawn;
      // On paper only: as a file it would lie in clear beside the store it opens.
      const names = (await printers.list()).filter(({ kind }) => kind !== 'file').map(({ name }) => name);
      if (input.printer !== null && !names.includes(input.printer)) return failure('printer.none', {});
      const printed = input.printer === null ? ok(null) : await printers.print(input.printer, drawn.value.pdf, 'recovery-key');
      return printed.ok ? ok({ pdf: Buffer.from(drawn.value.pdf).toString('base64'), printers: names }) : printed;
    },

    'setup.sealRecoveryKey': () => {
      recoveryKey = null;
      return ok({});
    },

    'setup.unlock': async ({ input }) => {
      if (hall) return ok(health());
      const dataKey = await unlockKeyFile(storeDirectory, input);
      if (!dataKey.ok) return dataKey;
      if (hall) return ok(health()); // another window was faster
      const opened = openWith(dataKey.value);
      return opened.ok ? ok(health()) : opened;
    },
  };

  const dispatch = createDispatcher({
    log,
    hall: () => hall ?? (inspectState(storeDirectory) === 'absent' ? 'absent' : 'locked'),
    handlerOf: (operation) => {
      const table: Partial<Handlers> = operation in setUpHandlers ? setUpHandlers : (hall?.handlers ?? {});
      return table[operation] as Handler<OperationName>;
    },
  });

  return {
    async call(raw) {
      const answered = await dispatch(raw);
      if (answered.session) recoveryKey = null; // work has begun: the envelope is closed
      return answered;
    },
    resume(dataKey, sessions) {
      const opened = openWith(dataKey);
      if (!opened.ok) {
        keepKey(null);
        return;
      }
      hall?.sessions.restore(sessions);
    },
    actAs: (code, counter) => (hall?.store.training ? hall.actAs(code, counter) : failure('store.notTraining', {})),
    approvalAs: (code) => (hall?.store.training ? hall.approvalAs(code) : null),
    async close() {
      const closing = hall;
      hall = null;
      await closing?.close();
    },
  };
}

/** A directory with only part of a store is not empty: it is shown as locked, and opening it says what is wrong. */
function inspectState(directory: string): 'absent' | 'locked' {
  const found = inspectStore(directory);
  return found.ok && found.value === 'absent' ? 'absent' : 'locked';
}

function setUpAuthor() {
  return {
    requestId: createId(),
    operation: 'setup.create',
    inputDigest: '',
    staffId: null,
    role: null,
    approverId: null,
    counter: null,
  } as const;
}
