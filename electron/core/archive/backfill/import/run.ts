import type { BackfillRun, BackfillState } from '#shared/contract/index.ts';
import type { Clock, Events } from '../../../ports.ts';
import { StoreFault } from '../../../store/errors.ts';
import { ReadingStopped } from './reading.ts';

/** Windows are told this often, ms. */
const rhythm = 300;
/** The rate is that of so many ms. */
const window = 5000;

/** How a piece of work says how far it is, and hears that it is to stop. */
export interface Progress {
  /** So many rows more are done. */
  add(rows: number): void;
  isStopped(): boolean;
}

export interface RunDeps {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly events: Events;
}

/** What one run at a time does: begun, counted, stopped; what its file or the disk ended is told until the next. */
export interface Runner {
  isBusy(): boolean;
  /** Begins in the background; the caller has asked `isBusy`. */
  begin(of: Pick<BackfillRun, 'what' | 'batchId' | 'fileName' | 'rows' | 'done'>, work: (progress: Progress) => Promise<void>): void;
  state(): Pick<BackfillState, 'run' | 'stopped'>;
  /** Settles when nothing runs any more. */
  stop(): Promise<void>;
}

export function createRunner({ clock, events }: RunDeps): Runner {
  let run: Pick<BackfillRun, 'what' | 'batchId' | 'fileName' | 'rows' | 'done'> | null = null;
  let stopped: BackfillState['stopped'] = null;
  let stopping = false;
  let working: Promise<void> = Promise.resolve();
  let toldAt = 0;
  let counts: { readonly at: number; readonly done: number }[] = [];
  const tell = (): void => {
    toldAt = clock.elapsed();
    events.emit({ event: 'backfill.changed' });
  };

  const view = (): BackfillRun | null => {
    if (run === null) return null;
    const first = counts[0];
    const since = first === undefined ? 0 : clock.elapsed() - first.at;
    const perSecond = first === undefined || since === 0 ? 0 : ((run.done - first.done) * 1000) / since;
    const left = run.rows === null || perSecond === 0 ? null : Math.max(0, run.rows - run.done) / perSecond;
    return { ...run, perSecond, secondsLeft: left };
  };

  const progress: Progress = {
    add(rows) {
      if (run === null) return;
      run = { ...run, done: run.done + rows };
      const at = clock.elapsed();
      counts = [...counts.filter((count) => at - count.at <= window), { at, done: run.done }];
      if (at - toldAt >= rhythm) tell();
    },
    isStopped: () => stopping,
  };

  return {
    isBusy: () => run !== null,
    begin(of, work) {
      run = of;
      stopped = null;
      stopping = false;
      counts = [{ at: clock.elapsed(), done: of.done }];
      tell();
      working = work(progress)
        .catch((thrown: unknown) => {
          if (thrown instanceof ReadingStopped) stopped = { fileName: of.fileName, error: thrown.fault };
          else if (thrown instanceof StoreFault && thrown.error.code !== 'call.requestReused')
            stopped = { fileName: of.fileName, error: { code: thrown.error.code, details: {} } };
          else throw thrown;
        })
        .finally(() => {
          run = null;
          tell();
        });
    },
    state: () => ({ run: view(), stopped }),
    async stop() {
      stopping = true;
      await working;
    },
  };
}
