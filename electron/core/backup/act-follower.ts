import type { HallError } from '#shared/contract/index.ts';
import type { ClockDep } from '../ports.ts';
import type { OpenStore } from '../store/index.ts';
import type { Head } from '../store/journal.ts';
import { findLostActs, keepLostActs } from '../store/lost-acts.ts';
import { answered } from './answered.ts';
import type { Bulk } from './bulk.ts';
import { isKnownFolder } from './last-backup.ts';
import { findPlan } from './plan.ts';

export interface ActFollowerDeps extends ClockDep {
  readonly store: OpenStore;
  readonly storeDirectory: string;
  readonly dataKey: Uint8Array;
  readonly bulk: Pick<Bulk, 'run'>;
  /** What is said of the folder is another thing now. */
  readonly changed: () => void;
  /** The folder has no backup under this data key, and had or may have had one before: one is wanted at once. */
  readonly backupWanted: () => void;
  /** What nobody foresaw. */
  readonly giveUp: (thrown: unknown) => void;
}

/** How far the acts of this PC are in the plan's folder. */
export interface Followed {
  /** Null: there is no backup they could follow, or the folder has not been asked yet. */
  readonly through: number | null;
  readonly failure: { readonly at: string; readonly error: HallError } | null;
  /** False: no backup there was made under this data key, so acts have nothing to follow until one is made; null: not known. */
  readonly hasBackup: boolean | null;
  readonly isRunning: boolean;
}

/** Writes acts to the plan's folder as they happen, and remembers what the folder knows of acts that this store lacks. */
export interface ActFollower {
  /** Resolves when all acts there were are written, or it is known why not. Never rejects. */
  follow(): Promise<void>;
  state(): Followed;
  /** The plan changed: everything known of the folder is old. */
  begin(): void;
  close(): void;
}

export function createActFollower(deps: ActFollowerDeps): ActFollower {
  const { store, clock, storeDirectory, dataKey, bulk, changed, backupWanted, giveUp } = deps;
  let through: Followed['through'] = null;
  let failed: Followed['failure'] = null;
  let hasBackup: Followed['hasBackup'] = null;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const news = () => `${through === null} ${failed?.error.code}`;

  /** One run after the other; acts that come during one are written by it or by the next. */
  function follow(): Promise<void> {
    again = true;
    if (closed) return Promise.resolve();
    running ??= followAll()
      .catch(giveUp)
      .finally(() => {
        running = null;
        if (again) void follow();
      });
    return running;
  }

  async function followAll(): Promise<void> {
    const before = news();
    while (again) {
      again = false;
      const folder = store.read(findPlan)?.folder;
      if (folder === undefined) return;
      const known = store.read((db) => isKnownFolder(db, folder));
      const kept = await answered(bulk.run('tail', { storeDirectory, dataKey, folder, known }));
      if (closed) return;
      failed = kept.ok ? null : { at: clock.now().toString({ smallestUnit: 'second' }), error: kept.error };
      if (!kept.ok) continue;
      const { seq, lost } = kept.value;
      const had = hasBackup;
      through = seq;
      hasBackup = lost.length > 0 ? null : seq !== null;
      // Right after a change of the data key; later tries are the plan's.
      if (hasBackup === false && had !== false) backupWanted();
      if (isNews(lost)) {
        store.writeDraft((db) => keepLostActs(db, lost));
        changed();
      }
    }
    if (before !== news()) changed();
  }

  function isNews(lost: readonly Head[]): boolean {
    const known = store.read(findLostActs);
    return lost.some(({ digest }) => known.every((one) => one.digest !== digest));
  }

  return {
    follow,
    state: () => ({ through, failure: failed, hasBackup, isRunning: running !== null }),
    begin() {
      through = null;
      failed = null;
      hasBackup = null;
    },
    close: () => void (closed = true),
  };
}
