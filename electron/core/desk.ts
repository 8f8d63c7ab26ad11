import { failure, type Approval, type OperationName } from '#shared/contract/index.ts';
import { createDispatcher, type Answered, type RawCall } from './dispatch.ts';
import type { Hall } from './hall.ts';
import { createKeyHandlers } from './opening/keys-handlers.ts';
import { createOpening, type Opening, type OpeningOptions } from './opening/opening.ts';
import { createTipHandlers } from './opening/renew-tip.ts';
import { createRestoreHandlers } from './opening/restore-handlers.ts';
import { createSetUpHandlers } from './opening/set-up-handlers.ts';
import type { Handler, Handlers } from './ports.ts';

export type DeskOptions = OpeningOptions;

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
  const opening = createOpening(options);
  const doorHandlers = {
    ...createSetUpHandlers(opening),
    ...createKeyHandlers(opening),
    ...createRestoreHandlers(opening),
    ...createTipHandlers(opening),
  };

  const dispatch = createDispatcher({
    log: options.log,
    hall: () => opening.hall() ?? closedState(opening),
    handlerOf: (operation) => {
      const table: Partial<Handlers> = operation in doorHandlers ? doorHandlers : (opening.hall()?.handlers ?? {});
      return table[operation] as Handler<OperationName>;
    },
  });

  return {
    async call(raw) {
      const end = opening.calls.begin();
      try {
        const answered = await dispatch(raw);
        // Work has begun: the envelope of set-up is closed.
        if (answered.session && opening.recoveryKey?.holder === null) opening.recoveryKey = null;
        return answered;
      } finally {
        end();
      }
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
    close: () => opening.close(),
  };
}

function closedState(opening: Opening): 'absent' | 'locked' | 'rotating' {
  const state = opening.state();
  return state === 'open' ? 'locked' : state;
}

function trainingHall(hall: Hall | null): Hall | null {
  return hall?.store.training ? hall : null;
}
