import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import {
  failure,
  type BackupPlan,
  type BackupProgress,
  type BackupStatus,
  type BackupSummary,
  type CallError,
  type HallError,
} from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import type { ClockDep, EventsDep } from '../ports.ts';
import { StoreFault, type OpenStore } from '../store/index.ts';
import { findLostActs } from '../store/lost-acts.ts';
import { createActFollower } from './act-follower.ts';
import { answered, unforeseen } from './answered.ts';
import { BulkClosed, type Bulk } from './bulk.ts';
import { headsOf } from './check-copy.ts';
import type { FolderLook, Jobs } from './jobs.ts';
import { findLastBackup, isKnownFolder, keepLastBackup, type LastBackup } from './last-backup.ts';
import { findPlan } from './plan.ts';
import { isAfter, isDue, nextDue } from './schedule.ts';
import { listWarnings } from './warnings.ts';

export interface BackupKeeperDeps extends ClockDep, EventsDep {
  readonly store: OpenStore;
  readonly storeDirectory: string;
  readonly dataKey: Uint8Array;
  readonly program: string;
  readonly bulk: Bulk;
  /** While the clock is doubted it does not say which backups are old. */
  readonly isClockSure: () => boolean;
}

type MakeError = CallError<'backup.make'>;

/** Makes backups by the plan and on demand, keeps the tail, and knows what is wrong with either. */
export interface BackupKeeper {
  status(): Promise<BackupStatus>;
  /** Into the plan's folder, or one named for this time. */
  make(folder: string | null): Promise<Result<BackupSummary, MakeError>>;
  /** Holds the worker for one piece of long work; a second one is refused. */
  alone<T, E>(
    work: (onProgress: (progress: BackupProgress) => void) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | HallError<'backup.running'>>>;
  look(folder: string, toWrite: boolean): Promise<Jobs['look']['result']>;
  /** Reads a backup of the plan whole. A damaged file of a case makes the next backup open all that are there. */
  check(name: string): Promise<Result<BackupSummary, HallError>>;
  /** Resolves when the folder has been asked for acts that this store lacks, or does not answer in time. */
  asked(): Promise<void>;
  /** Acts were journalled: the folder's tail is to follow. */
  followActs(): void;
  /** The plan changed: everything known of the folder is old. */
  begin(): void;
  close(): void;
}

/** Milliseconds. */
const tick = 60_000;
const firstTick = 15_000;
const patienceAfterFailure = 10 * 60_000;
const announceEvery = 300;
const longestAsking = 10_000;

export function createBackupKeeper(deps: BackupKeeperDeps): BackupKeeper {
  const { store, clock, events, storeDirectory, dataKey, program, bulk } = deps;
  const onStore = { storeDirectory, dataKey };
  let running: BackupProgress | null = null;
  let lastFailure: BackupStatus['lastFailure'] = null;
  let look: FolderLook | HallError | null = null;
  /** A check found a file rotten in the folder. */
  let openAll = false;
  let keeping = false;
  let announcedAt = 0;
  let closed = false;

  const planNow = () => store.read(findPlan);
  const lostActs = () => store.read(findLostActs);
  const nowText = () => clock.now().toString({ smallestUnit: 'second' });
  const isKnown = (folder: string) => store.read((db) => isKnownFolder(db, folder));
  const headSeq = () => store.read(headsOf).find(({ station }) => station === store.station)?.seq ?? 0;

  const follower = createActFollower({
    ...onStore,
    store,
    clock,
    bulk,
    changed: () => events.emit({ event: 'backup.changed', progress: running }),
    backupWanted: () => void setImmediate(keep),
    giveUp,
  });

  function announce(progress: BackupProgress | null, atOnce = false): void {
    running = progress;
    if (!atOnce && performance.now() - announcedAt < announceEvery) return;
    announcedAt = performance.now();
    events.emit({ event: 'backup.changed', progress });
  }

  const alone: BackupKeeper['alone'] = async (work) => {
    if (running !== null) return failure('backup.running', {});
    announce({ stage: 'copying', done: 0, total: 0 }, true);
    try {
      return await work((progress) => announce(progress));
    } finally {
      if (!closed) announce(null, true);
      else running = null;
    }
  };

  async function make(folder: string | null): Promise<Result<BackupSummary, MakeError>> {
    const plan = planNow();
    const into = folder ?? plan?.folder ?? null;
    if (into === null) return failure('backup.noPlan', {});
    const ofPlan = into === plan?.folder;
    const madeAt = nowText();
    const mayPrune = ofPlan && deps.isClockSure() && lostActs().length === 0;
    const request = {
      ...onStore,
      folder: into,
      program,
      madeAt,
      known: folder === null && isKnown(into),
      openAll,
      keepDays: mayPrune ? plan.keepDays : null,
    };
    const made = await alone((onProgress) => answered(bulk.run('make', request, onProgress)));
    if (made.ok) {
      openAll = false;
      if (ofPlan) remember({ madeAt, name: made.value.name, folder: into });
      lastFailure = null;
      await lookAgain();
      void follower.follow();
    } else if (made.error.code !== 'backup.running') {
      lastFailure = { at: madeAt, code: made.error.code, details: made.error.details };
    }
    if (!closed) events.emit({ event: 'backup.changed', progress: null });
    return made as Result<BackupSummary, MakeError>;
  }

  /** A store whose disk is full does not make the backup a bad one: the next look finds it. */
  function remember(last: LastBackup): void {
    try {
      store.writeDraft((db) => keepLastBackup(db, last));
    } catch (thrown) {
      if (!(thrown instanceof StoreFault)) throw thrown;
    }
  }

  async function lookAgain(): Promise<void> {
    const plan = planNow();
    if (plan === null) {
      look = null;
      return;
    }
    const { folder } = plan;
    const found = await answered(bulk.run('look', { ...onStore, folder, known: isKnown(folder), toWrite: false }));
    look = found.ok ? found.value : found.error;
  }

  async function keepPlan(): Promise<void> {
    const plan = planNow();
    if (plan === null || running !== null || closed) return;
    await lookAgain();
    const now = clock.now();
    // Either way: the clock may have been put back since.
    const failedLately = lastFailure !== null && Math.abs(millisecondsSince(lastFailure.at, now)) < patienceAfterFailure;
    await follower.follow();
    // A backup of a store that was put back would be the newest, and is the one nobody should restore.
    if (lostActs().length > 0) return;
    const newest = lastOf(plan)?.madeAt ?? null;
    if (!failedLately && (isDue(plan.times, newest, now) || follower.state().hasBackup === false)) await make(null);
  }

  /** What background work did not foresee is shown, and tried again by the plan. */
  function giveUp(thrown: unknown): void {
    if (closed || thrown instanceof BulkClosed) return;
    const error = thrown instanceof StoreFault ? thrown.error : unforeseen(thrown);
    lastFailure = { at: nowText(), code: error.code, details: error.details };
  }

  const keep = () => {
    if (keeping) return;
    keeping = true;
    void keepPlan()
      .catch(giveUp)
      .finally(() => (keeping = false));
  };

  /** The last backup where the plan says: as found there, else as remembered while the folder is out of reach. */
  function lastOf(plan: BackupPlan | null): BackupStatus['last'] {
    const now = clock.now();
    if (plan !== null && look !== null && 'backups' in look) {
      const newest = look.backups.find(({ madeAt }) => !isAfter(madeAt, now));
      return newest ? { madeAt: newest.madeAt, name: newest.name, folder: plan.folder } : null;
    }
    const last = store.read(findLastBackup);
    return last !== null && last.folder === plan?.folder && !isAfter(last.madeAt, now) ? last : null;
  }

  async function status(): Promise<BackupStatus> {
    const plan = planNow();
    if (plan !== null && look === null) await lookAgain();
    const last = lastOf(plan);
    const { through, failure: tailFailure, isRunning } = follower.state();
    const behind = plan === null ? 0 : Math.max(0, headSeq() - (through ?? 0));
    const isFolderMissing = tailFailure?.error.code === 'backup.folderMissing';
    const now = clock.now();
    return {
      plan,
      backups: look !== null && 'backups' in look ? [...look.backups] : [],
      last,
      running,
      lastFailure: lastFailure ?? failureOf(tailFailure),
      tail: {
        state: plan === null ? 'off' : isFolderMissing ? 'folderMissing' : through === null || behind > 0 ? 'behind' : 'upToDate',
        behind,
      },
      warnings:
        plan === null
          ? ['noPlan']
          : listWarnings({
              look,
              lastMadeAt: last?.madeAt ?? null,
              now,
              putBack: lostActs().length > 0,
              failed: lastFailure !== null || tailFailure !== null,
              folderMissing: isFolderMissing,
              running: running !== null,
              behind: !isRunning && behind > 0,
            }),
      nextAt: plan === null ? null : nextDue(plan.times, now).toString({ smallestUnit: 'second' }),
    };
  }

  const first = setTimeout(keep, firstTick);
  const each = setInterval(keep, tick);
  first.unref();
  each.unref();
  const firstAsked = Promise.race([follower.follow(), sleep(longestAsking, undefined, { ref: false })]);

  return {
    status,
    asked: () => firstAsked.then(() => undefined),
    async check(name) {
      const plan = planNow();
      if (plan === null) return failure('backup.noPlan', {});
      const request = { ...onStore, folder: plan.folder, name };
      const checked = await alone((onProgress) => bulk.run('check', request, onProgress));
      if (!checked.ok && checked.error.code === 'backup.damaged' && checked.error.details.at.startsWith('vault ')) openAll = true;
      return checked;
    },
    make,
    alone,
    look: (folder, toWrite) => bulk.run('look', { ...onStore, folder, known: false, toWrite }),
    followActs: () => void follower.follow(),
    begin() {
      look = null;
      lastFailure = null;
      follower.begin();
      keep();
    },
    close() {
      closed = true;
      follower.close();
      clearTimeout(first);
      clearInterval(each);
    },
  };
}

function millisecondsSince(at: string, now: Temporal.Instant): number {
  return now.since(Temporal.Instant.from(at)).total('milliseconds');
}

function failureOf(failed: { readonly at: string; readonly error: HallError } | null): BackupStatus['lastFailure'] {
  return failed && { at: failed.at, code: failed.error.code, details: failed.error.details };
}
