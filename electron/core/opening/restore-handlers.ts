import { existsSync } from 'node:fs';
import { failure, type BackupProgress } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { checkFolder, createBulk, listBackups, placeOf, problemOf } from '../backup/index.ts';
import type { RestoreOperation } from '../hall.ts';
import type { HandlersFor } from '../ports.ts';
import { inspectStore, unlockKeyFile } from '../store/index.ts';
import type { Opening } from './opening.ts';

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

  return {
    'backup.find': ({ input }) => {
      if (opening.hall()) return failure('restore.storeOpen', {});
      const there = checkFolder(input.folder);
      return there.ok ? ok(listBackups(input.folder)) : there;
    },

    'backup.restore': async ({ input }) => {
      if (opening.hall()) return failure('restore.storeOpen', {});
      const { folder, storeId, backup, passphrase, recoveryKey } = input;
      const there = checkFolder(folder);
      if (!there.ok) return there;
      const directory = placeOf(folder, storeId).backup(backup);
      if (!existsSync(directory)) return failure('backup.notFound', {});
      const dataKey = await unlockKeyFile(directory, { passphrase, recoveryKey });
      if (!dataKey.ok) return dataKey.error.code === 'store.absent' ? failure('backup.damaged', { at: 'key.json' }) : dataKey;
      const request = {
        storeDirectory,
        folder,
        storeId,
        backup,
        dataKey: dataKey.value,
        clock: options.clock && opening.clock.now().toString(),
      };
      const restored = await alone((bulk) => bulk.run('restore', request, announce));
      if (!restored.ok) return restored;
      const opened = opening.openWith(dataKey.value);
      return opened.ok ? ok({ ...restored.value, health: opening.health() }) : opened;
    },

    'store.examine': async ({ input }) => {
      if (opening.hall()) return failure('restore.storeOpen', {});
      const found = inspectStore(storeDirectory);
      if (!found.ok) return ok({ state: 'damaged' as const, problems: [problemOf(found.error)] });
      if (found.value === 'absent') return ok({ state: 'absent' as const, problems: [] });
      const dataKey = await unlockKeyFile(storeDirectory, input);
      if (!dataKey.ok) {
        const isSecret = dataKey.error.code === 'store.wrongKey';
        if (isSecret && input.passphrase === null && input.recoveryKey === null) return ok({ state: 'locked' as const, problems: [] });
        return isSecret ? dataKey : ok({ state: 'damaged' as const, problems: [problemOf(dataKey.error)] });
      }
      return (await alone((bulk) => bulk.run('examine', { storeDirectory, dataKey: dataKey.value }, announce))) as never;
    },
  };
}
