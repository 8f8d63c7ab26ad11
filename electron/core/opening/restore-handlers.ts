import { existsSync } from 'node:fs';
import { failure, type BackupProgress, type StoreExamination } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { checkFolder, createBulk, listBackups, placeOf } from '../backup/index.ts';
import { acts, type RestoreOperation } from '../hall.ts';
import type { HandlersFor } from '../ports.ts';
import { examineStore, inspectStore, isKeyOf, readKeyFile, unlockKeyFile, type Examination } from '../store/index.ts';
import type { Opening } from './opening.ts';
import { settleStore } from './settle-store.ts';

/** Finding out what is wrong with a store that does not open, and bringing it back from a backup. */
export function createRestoreHandlers(opening: Opening): HandlersFor<RestoreOperation> {
  const { options } = opening;
  const { storeDirectory } = options;
  let working = false;

  const announce = (progress: BackupProgress | null) => options.events.emit({ event: 'backup.changed', progress });

  /** In a worker of its own, which ends with the work. */
  async function alone<T>(
    work: (bulk: ReturnType<typeof createBulk>) => Promise<T>,
  ): Promise<T | ReturnType<typeof failure<'backup.running'>>> {
    if (working) return failure('backup.running', {});
    working = true;
    const bulk = createBulk();
    try {
      return await work(bulk);
    } finally {
      working = false;
      await bulk.close();
      announce(null);
    }
  }

  /**
   * Whether a store of this hall, in which no damage shows, is under another data key than the backup: who only knows what
   * opened it once may not replace it, and nothing could be saved out of it.
   */
  function isUnderOtherKeys(storeId: string, dataKey: Uint8Array): boolean {
    const keyFile = readKeyFile(storeDirectory);
    if (!keyFile.ok || keyFile.value.storeId !== storeId || isKeyOf(keyFile.value, dataKey)) return false;
    return examineStore(storeDirectory, null, { acts }).troubles.length === 0;
  }

  return {
    'backup.find': ({ input }) => {
      if (opening.hall()) return failure('restore.storeOpen', {});
      const there = checkFolder(input.folder);
      return there.ok ? ok(listBackups(input.folder)) : there;
    },

    'backup.restore': async ({ input }) => {
      if (opening.hall()) return failure('restore.storeOpen', {});
      const { folder, storeId, backup, passphrase, recoveryKey, present } = input;
      const there = checkFolder(folder);
      if (!there.ok) return there;
      const directory = placeOf(folder, storeId).backup(backup);
      if (!existsSync(directory)) return failure('backup.notFound', {});
      const dataKey = await unlockKeyFile(directory, { passphrase, recoveryKey });
      if (!dataKey.ok) return dataKey.error.code === 'store.absent' ? failure('backup.damaged', { at: 'key.json' }) : dataKey;
      // Its data key may have been changed since the backup; whoever opens the backup mostly opens it, too.
      const settled = settleStore(storeDirectory);
      if (!settled.ok) return settled;
      const own = await unlockKeyFile(storeDirectory, present ?? { passphrase, recoveryKey });
      if (!own.ok && isUnderOtherKeys(storeId, dataKey.value)) return failure('restore.otherKeys', {});
      const request = {
        storeDirectory,
        folder,
        storeId,
        backup,
        dataKey: dataKey.value,
        damagedKey: own.ok ? own.value : null,
        clock: options.clock && opening.clock.now().toString(),
      };
      const restored = await alone((bulk) => bulk.run('restore', request, announce));
      if (!restored.ok) return restored;
      const opened = opening.openWith(dataKey.value);
      return opened.ok ? ok({ ...restored.value, health: opening.health() }) : opened;
    },

    'store.examine': async ({ input }) => {
      if (opening.hall()) return failure('restore.storeOpen', {});
      const settled = settleStore(storeDirectory);
      if (!settled.ok) return settled;
      const place = inspectStore(storeDirectory);
      if (place.ok && place.value === 'absent') return ok(viewOf('absent', nothingFound));
      const dataKey = await unlockKeyFile(storeDirectory, input);
      if (!dataKey.ok) {
        const isAsked = input.passphrase !== null || input.recoveryKey !== null;
        if (dataKey.error.code === 'store.wrongKey' && isAsked) return dataKey;
        const examination = examineStore(storeDirectory, null, { acts });
        return ok(viewOf(examination.troubles.length > 0 ? 'damaged' : 'locked', examination));
      }
      const examined = await alone((bulk) => bulk.run('examine', { storeDirectory, dataKey: dataKey.value }, announce));
      if (!examined.ok) return examined as never;
      return ok(viewOf(examined.value.troubles.length > 0 ? 'damaged' : 'healthy', examined.value));
    },
  };
}

const nothingFound: Examination = { troubles: [], confirmed: null, readable: null };

function viewOf(state: StoreExamination['state'], { troubles, confirmed, readable }: Examination): StoreExamination {
  return { state, problems: [...troubles], confirmed, readable };
}
