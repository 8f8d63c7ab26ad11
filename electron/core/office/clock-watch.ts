import { failure, type ClockView } from '#shared/contract/index.ts';
import type { ClockDep, EventsDep } from '../ports.ts';
import { StoreFault, type ReadableDb, type StoreDep, type WritableDb } from '../store/index.ts';
import { keepDoubt, listMisdated, readClockRecord } from './clock-acts.ts';
import { clockState, createDriftMeter, doubtAtOpening, isJump, showsOfficeTime, type Doubt } from './clock-state.ts';
import { getOffice } from './settings.ts';

/** Milliseconds between two looks: how late midnight or a jump is noticed on a screen. Acts look for themselves. */
const rhythm = 10_000;

/** Knows whether the PC's clock may date what binds. */
export interface ClockWatch {
  view(db: ReadableDb): ClockView;
  /**
   * Why nothing may be numbered or dated for good now; null: it may. Asked inside the transaction, so that no jump comes
   * between the question and the act.
   */
  refusal(db: ReadableDb): ReturnType<typeof failure<'clock.unsure'>> | null;
  /** Looks once more, remembers a doubt beyond a restart, and tells the windows of a new day or state. */
  look(): void;
  /**
   * Called at every new day and every new state, after the windows were told, and at every `turn`. Whoever answers false did not get
   * through: all are called again at the next look.
   */
  onTurn(listener: () => boolean): void;
  /** Something else that the listeners go by has changed. */
  turn(): void;
  /** Two people found the clock right, in an act already journaled. */
  settle(): void;
  close(): void;
}

export interface ClockWatchDep {
  readonly clockWatch: ClockWatch;
}

/** A clock elsewhere that this one was compared with, as was kept of it. */
export interface OtherClock {
  view(db: ReadableDb): ClockView['province'];
  /** Further from this one than is allowed, or it moved against it. */
  isFar(db: ReadableDb): boolean;
  /** Two people found this one right: so far as they are apart now, they may be. */
  settle(db: WritableDb): void;
}

export interface ClockWatchDeps extends StoreDep, ClockDep, EventsDep {
  readonly provinceClock: OtherClock;
}

/**
 * A marriage exists from its registration (民法典 1049), and the date of that comes from a PC that may have an empty battery or
 * somebody's finger in its settings. So while the clock is doubted nothing is numbered, registered or dated as a decision against
 * which time runs; everything else goes on, and two people end the doubt.
 */
export function createClockWatch({ store, clock, events, provinceClock }: ClockWatchDeps): ClockWatch {
  const meter = createDriftMeter(clock);
  /** This run saw the jump itself, so it also sees it undone. */
  let sawJump = false;
  let told: string | null = null;
  let closed = false;
  const listeners: (() => boolean)[] = [];
  /** A listener did not get through the last turn. */
  let isTurnOwed = false;
  /** What the disk did not take yet; until it does, it holds in memory. */
  let unwritten: { readonly doubt: Doubt | null } | null = null;

  const judge = (db: ReadableDb) => {
    const kept = { ...readClockRecord(db, store.training), isFarFromProvince: provinceClock.isFar(db) };
    const record = unwritten === null ? kept : { ...kept, doubt: unwritten.doubt };
    const drift = meter.read();
    return { record, drift, state: clockState(clock.now(), drift, clock.zone(), record) };
  };
  const now = () => clock.now().toString({ smallestUnit: 'millisecond' });
  const remember = (doubt: Doubt | null) => {
    unwritten = { doubt };
    onWorkingDisk(() => {
      store.writeDraft((db) => keepDoubt(db, doubt, now()));
      unwritten = null;
    });
  };
  const turn = () => {
    isTurnOwed = listeners.map((listener) => listener()).includes(false);
  };
  const tell = () => {
    const news = `${clock.today()} ${store.read(judge).state}`;
    const turned = told !== null && news !== told;
    told = news;
    if (turned) events.emit({ event: 'clock.changed' });
    if (turned || isTurnOwed) turn();
  };

  const watch: ClockWatch = {
    view(db) {
      const { record, state } = judge(db);
      const zone = clock.zone();
      return {
        state,
        now: now(),
        lastAct: record.lastAct,
        zone: { ...zone, ok: showsOfficeTime(zone) },
        province: provinceClock.view(db),
        misdated: listMisdated(db),
      };
    },

    refusal(db) {
      const { record, state } = judge(db);
      if (state === 'sure') return null;
      // A transaction may be open: the doubt is written down right after it.
      setImmediate(() => watch.look());
      return failure('clock.unsure', { state, now: now(), lastAct: record.lastAct ?? now() });
    },

    look() {
      if (closed) return;
      onWorkingDisk(() => {
        if (unwritten !== null) remember(unwritten.doubt);
        const { record, drift, state } = store.read(judge);
        if (isJump(drift) && record.doubt === null) {
          sawJump = true;
          remember('jumped');
        } else if (sawJump && !isJump(drift) && state !== 'behind') {
          sawJump = false;
          remember(null);
        }
        tell();
      });
    },

    onTurn: (listener) => void listeners.push(listener),

    turn,

    settle() {
      sawJump = false;
      meter.restart();
      remember(null);
      onWorkingDisk(() => store.writeDraft(provinceClock.settle));
      onWorkingDisk(tell);
    },

    close() {
      closed = true;
      clearInterval(timer);
    },
  };

  const { lastAct, doubt } = store.read((db) => readClockRecord(db, store.training));
  const found = doubtAtOpening(clock.now(), lastAct, store.read(getOffice).confirmClockAfterDays);
  if (found !== null && doubt === null) remember(found);
  tell();
  const timer = setInterval(() => watch.look(), rhythm);
  timer.unref();
  return watch;
}

/** Nobody asked for this, so nobody is told when the disk is full or fails: the next look tries again. */
function onWorkingDisk(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof StoreFault)) throw thrown;
  }
}
