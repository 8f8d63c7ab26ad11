import { Temporal } from 'temporal-polyfill';
import { ok } from '#shared/model/index.ts';
import { createSetClock, createSystemClock } from '../store/clock.ts';
import { lockStore } from '../store/lock.ts';
import { identify } from '../store/open-store.ts';
import type { ActDefinition } from '../store/types.ts';
import { examineStore } from '../store/examine.ts';
import { placeOf } from '../store/opening-check.ts';
import type { FileColumn } from '../store/vault-files.ts';
import { checkWholeBackup } from './check-backup.ts';
import { folderErrorOf } from './folder.ts';
import type { Jobs } from './jobs.ts';
import { restoreBackup, type RestoreDeps } from './restore-backup.ts';
import { lookIntoFolder } from './look.ts';
import { makeBackup, type BackupDeps } from './make-backup.ts';
import { summaryOf } from './manifest.ts';
import { removeOld } from './remove-old.ts';
import { createTailKeeper } from './tail-keeper.ts';
import { verifyAndMend } from './verify-and-mend.ts';

export interface JobDeps extends BackupDeps, Pick<RestoreDeps, 'record'> {
  readonly acts: readonly ActDefinition[];
  readonly fileColumns: readonly FileColumn[];
}

type JobTable = { readonly [K in keyof Jobs]: (request: Jobs[K]['request']) => Promise<Jobs[K]['result']> };

/** What the worker does for each job; acts are written to the tail while a backup is made. */
export function createJobs(deps: JobDeps): JobTable {
  const tail = createTailKeeper();
  return {
    async make({ keepDays, ...request }) {
      const made = await makeBackup(request, deps);
      if (!made.ok) return made;
      const { manifest, summary } = made.value;
      tail.begin();
      try {
        if (keepDays !== null) removeOld(request.folder, manifest.storeId, manifest.keyId, Temporal.Instant.from(request.madeAt), keepDays);
      } catch (thrown) {
        // The backup is made; what could not be removed goes with the next one.
        if (folderErrorOf(request.folder, thrown) === null) throw thrown;
      }
      return ok(summary);
    },

    async look(request) {
      // A folder that is chosen may be another disk than the last time.
      if (request.toWrite) tail.begin();
      return lookIntoFolder(request);
    },

    async check({ storeDirectory, dataKey, folder, name }) {
      const identity = identify(storeDirectory, dataKey);
      if (!identity.ok) return identity;
      const checked = await checkWholeBackup({ folder, storeId: identity.value.storeId, name, dataKey }, deps);
      return checked.ok ? ok(summaryOf(name, checked.value.manifest)) : checked;
    },

    tail: (request) => tail.catchUp(request),

    async examine({ storeDirectory, dataKey }) {
      const lock = lockStore(storeDirectory);
      if (!lock.ok) return lock;
      try {
        return ok(examineStore(storeDirectory, dataKey, deps));
      } finally {
        lock.value.release();
      }
    },

    restore: ({ clock, ...request }) =>
      restoreBackup(request, { ...deps, clock: clock === null ? createSystemClock() : createSetClock(clock) }),

    async verify({ storeDirectory, dataKey }) {
      const verified = await verifyAndMend(storeDirectory, dataKey, deps.acts, deps.fileColumns);
      if (!verified.ok) return verified;
      const { journalRows, tables, problem, mended } = verified.value;
      return ok({ journalRows, tables, problem: problem && placeOf(problem), mended });
    },
  };
}
