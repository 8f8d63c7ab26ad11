import { failure, type Approval, type Diagnostics, type OperationName } from '#shared/contract/index.ts';
import { createDispatcher, type Answered, type RawCall } from './dispatch.ts';
import type { Hall } from './hall.ts';
import { createBundle } from './health/bundle.ts';
import { diagnose } from './health/diagnose.ts';
import { createHealthHandlers } from './health/handlers.ts';
import { createMeter } from './meter.ts';
import { createKeyHandlers } from './opening/keys-handlers.ts';
import { createOpening, type Opening, type OpeningOptions } from './opening/opening.ts';
import { createTipHandlers } from './opening/renew-tip.ts';
import { createRestoreHandlers } from './opening/restore-handlers.ts';
import { createSetUpHandlers } from './opening/set-up-handlers.ts';
import { unlock } from './opening/unlock.ts';
import type { Handler, Handlers } from './ports.ts';

export type DeskOptions = OpeningOptions;

/** Milliseconds between two times that the log gets how quick each operation was. */
const figuresEvery = 3_600_000;

/** One store directory and what is served from it; windows and the headless door use the same desk. */
export interface Desk {
  /** `queued`: ms for which the call waited before it came here. */
  call(raw: RawCall, queued?: number): Promise<Answered>;
  /** How the hall fares, as far as it can be told without a store that is open. */
  diagnose(): Promise<Diagnostics>;
  /** What is handed to whoever helps; only the open hall's own call of it is journaled. */
  bundle(): Promise<Uint8Array>;
  /** Opens a store that needs no secret, where one lies there; calls made meanwhile wait for it. */
  openUnasked(): void;
  /** Opens again with what main kept of the core before. */
  resume(dataKey: Uint8Array, sessions: ReadonlyArray<{ readonly token: string; readonly kept: unknown }>): void;
  /** A session without a password, on an open training store only. */
  actAs(code: string, counter: string | null): ReturnType<Hall['actAs']> | ReturnType<typeof failure<'store.notTraining'>>;
  /** The second person of one call without a password, on a training store only; null on others. */
  approvalAs(code: string): Approval | null;
  close(): Promise<void>;
}

export function createDesk(options: DeskOptions): Desk {
  const startedAt = new Date().toISOString();
  const meter = createMeter(() => new Date().toISOString());
  const opening = createOpening(options, meter);
  const health = { opening, meter, startedAt };
  const hourly = setInterval(() => options.log.figures(meter.list()), figuresEvery);
  hourly.unref();
  const doorHandlers = {
    ...createSetUpHandlers(opening),
    ...createKeyHandlers(opening),
    ...createRestoreHandlers(opening),
    ...createTipHandlers(opening),
    ...createHealthHandlers(health),
  };

  let opened: Promise<unknown> = Promise.resolve();
  const dispatch = createDispatcher({
    log: options.log,
    meter,
    hall: () => opening.hall() ?? closedState(opening),
    handlerOf: (operation) => {
      const table: Partial<Handlers> = operation in doorHandlers ? doorHandlers : (opening.hall()?.handlers ?? {});
      return table[operation] as Handler<OperationName>;
    },
  });

  return {
    async call(raw, queued) {
      const end = opening.calls.begin();
      try {
        await opened;
        const answered = await dispatch(raw, queued);
        // Work has begun: the envelope of set-up is closed.
        if (answered.session && opening.recoveryKey?.holder === null) opening.recoveryKey = null;
        return answered;
      } finally {
        end();
      }
    },
    openUnasked() {
      const open = async () => opening.state() === 'locked' && unlock(opening, {});
      // What stands in the way is no answer yet: whoever opens the store next is told.
      opened = open().catch(() => undefined);
    },
    resume(dataKey, sessions) {
      const opened = opening.openWith(dataKey, 'tip');
      if (!opened.ok) {
        options.keepKey(null);
        return;
      }
      opening.restoreSessions(sessions);
    },
    actAs: (code, counter) => trainingHall(opening.hall())?.actAs(code, counter) ?? failure('store.notTraining', {}),
    approvalAs: (code) => trainingHall(opening.hall())?.approvalAs(code) ?? null,
    diagnose: () => diagnose(health),
    bundle: () => createBundle(health),
    async close() {
      clearInterval(hourly);
      await opened;
      options.log.figures(meter.list());
      return opening.close();
    },
  };
}

function closedState(opening: Opening): 'absent' | 'locked' | 'rotating' {
  const state = opening.state();
  return state === 'open' ? 'locked' : state;
}

function trainingHall(hall: Hall | null): Hall | null {
  return hall?.store.training ? hall : null;
}
