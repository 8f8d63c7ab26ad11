import { Temporal } from 'temporal-polyfill';
import {
  failure,
  type BackupPlan,
  type BackupProgress,
  type BackupStatus,
  type BackupSummary,
  type BackupWarning,
  type CallError,
  type HallError,
} from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import type { ClockDep, EventsDep } from '../ports.ts';
import type { OpenStore } from '../store/index.ts';
import { BulkClosed, type Bulk } from './bulk.ts';
import { headsOf } from './check-copy.ts';
import type { FolderLook, Jobs } from './jobs.ts';
import { findLastBackup, keepLastBackup } from './last-backup.ts';
import { findPlan } from './plan.ts';
import { isDue, nextDue } from './schedule.ts';

export interface BackupKeeperDeps extends ClockDep, EventsDep {
  readonly store: OpenStore;
  readonly storeDirectory: string;
  readonly dataKey: Uint8Array;
  readonly program: string;
  readonly bulk: Bulk;
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

/** Hours without a backup after which one is missing whatever the plan says. */
const tooOld = 26;

export function createBackupKeeper(deps: BackupKeeperDeps): BackupKeeper {
  const { store, clock, events, storeDirectory, dataKey, program, bulk } = deps;
  const onStore = { storeDirectory, dataKey };
  let running: BackupProgress | null = null;
  let lastFailure: BackupStatus['lastFailure'] = null;
  let look: FolderLook | HallError | null = null;
  let tailThrough: number | null = null;
  let tailFolderMissing = false;
  /** False: no backup there was made under this data key, so acts have nothing to follow until one is made. */
  let followable: boolean | null = null;
  let tailRuns = false;
  let tailAgain = false;
  let announcedAt = 0;
  let closed = false;

  const planNow = () => store.read(findPlan);
  const headSeq = () => store.read(headsOf).find(({ station }) => station === store.station)?.seq ?? 0;

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
    const madeAt = clock.now().toString({ smallestUnit: 'second' });
    const request = { ...onStore, folder: into, program, madeAt, keepDays: ofPlan ? plan.keepDays : null };
    const made = await alone((onProgress) => bulk.run('make', request, onProgress));
    if (made.ok) {
      store.writeDraft((db) => keepLastBackup(db, { madeAt, name: made.value.name, folder: into }));
      lastFailure = null;
      await lookAgain();
      followActs();
    } else if (made.error.code !== 'backup.running') {
      lastFailure = { at: madeAt, code: made.error.code, details: made.error.details };
    }
    if (!closed) events.emit({ event: 'backup.changed', progress: null });
    return made as Result<BackupSummary, MakeError>;
  }

  async function lookAgain(): Promise<void> {
    const plan = planNow();
    if (plan === null) {
      look = null;
      return;
    }
    const found = await bulk.run('look', { ...onStore, folder: plan.folder, toWrite: false });
    look = found.ok ? found.value : found.error;
  }

  function followActs(): void {
    tailAgain = true;
    if (tailRuns || closed) return;
    tailRuns = true;
    const before = followable;
    void followAll()
      .finally(() => (tailRuns = false))
      // Right after a change of the data key; later tries are the plan's.
      .then(() => (followable === false && before !== false ? keepPlan() : undefined))
      .catch(ignoreClosed);
  }

  /** Acts that come while others are written are written next. */
  async function followAll(): Promise<void> {
    const before = tailThrough;
    while (tailAgain) {
      tailAgain = false;
      const plan = planNow();
      if (plan === null) return;
      const kept = await bulk.run('tail', { ...onStore, folder: plan.folder });
      tailFolderMissing = !kept.ok;
      if (!kept.ok) continue;
      tailThrough = kept.value?.seq ?? null;
      followable = kept.value !== null;
    }
    if ((before === null) !== (tailThrough === null) && !closed) events.emit({ event: 'backup.changed', progress: running });
  }

  async function keepPlan(): Promise<void> {
    const plan = planNow();
    if (plan === null || running !== null || closed) return;
    await lookAgain();
    const now = clock.now();
    const failedLately =
      lastFailure !== null && now.since(Temporal.Instant.from(lastFailure.at)).total('milliseconds') < patienceAfterFailure;
    const newest = lastOf(plan)?.madeAt ?? null;
    if (!failedLately && (isDue(plan.times, newest, now) || followable === false)) await make(null);
    else followActs();
  }

  /** The last backup where the plan says: as found there, else as remembered while the folder is out of reach. */
  function lastOf(plan: BackupPlan | null): BackupStatus['last'] {
    const [newest] = look !== null && 'backups' in look ? look.backups : [];
    if (plan !== null && newest) return { madeAt: newest.madeAt, name: newest.name, folder: plan.folder };
    const last = store.read(findLastBackup);
    return last !== null && last.folder === plan?.folder ? last : null;
  }

  async function status(): Promise<BackupStatus> {
    const plan = planNow();
    if (plan !== null && look === null) await lookAgain();
    const last = lastOf(plan);
    const behind = plan === null ? 0 : Math.max(0, headSeq() - (tailThrough ?? 0));
    const now = clock.now();
    return {
      plan,
      backups: look !== null && 'backups' in look ? [...look.backups] : [],
      last,
      running,
      lastFailure,
      tail: {
        state: plan === null ? 'off' : tailFolderMissing ? 'folderMissing' : tailThrough === null || behind > 0 ? 'behind' : 'upToDate',
        behind,
      },
      warnings: warningsOf(plan, last?.madeAt ?? null, behind, now),
      nextAt: plan === null ? null : nextDue(plan.times, now).toString({ smallestUnit: 'second' }),
    };
  }

  function warningsOf(plan: BackupPlan | null, lastMadeAt: string | null, behind: number, now: Temporal.Instant): BackupWarning[] {
    if (plan === null) return ['noPlan'];
    const folderGone = tailFolderMissing || (look !== null && 'code' in look);
    const hours = lastMadeAt === null ? null : now.since(Temporal.Instant.from(lastMadeAt)).total('hours');
    const found = look !== null && 'backups' in look ? look : null;
    const all: ReadonlyArray<readonly [BackupWarning, boolean]> = [
      ['failed', lastFailure !== null && !folderGone],
      ['folderMissing', folderGone],
      ['none', hours === null && running === null],
      ['old', hours !== null && hours > tooOld],
      ['tailBehind', hours !== null && behind > 0 && !tailRuns && !folderGone],
      ['filesLost', (found?.backups[0]?.vaultLost ?? 0) > 0],
      ['sameDisk', found?.sameDisk ?? false],
    ];
    return all.filter(([, holds]) => holds).map(([warning]) => warning);
  }

  const keep = () => void keepPlan().catch(ignoreClosed);
  const first = setTimeout(keep, firstTick);
  const each = setInterval(keep, tick);
  first.unref();
  each.unref();
  followActs();

  return {
    status,
    make,
    alone,
    look: (folder, toWrite) => bulk.run('look', { ...onStore, folder, toWrite }),
    followActs,
    begin() {
      look = null;
      tailThrough = null;
      followable = null;
      lastFailure = null;
      tailFolderMissing = false;
      keep();
    },
    close() {
      closed = true;
      clearTimeout(first);
      clearInterval(each);
    },
  };
}

/** A hall that closes gives its long work up; the next one begins it again. */
function ignoreClosed(thrown: unknown): void {
  if (!(thrown instanceof BulkClosed)) throw thrown;
}
