import { failure, type OperationName } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor, type WriteHandler } from '../ports.ts';
import { StoreFault } from '../store/index.ts';
import type { Store } from '../store/types.ts';
import { createBulk } from './bulk.ts';
import { createBackupKeeper, type BackupKeeper, type BackupKeeperDeps } from './keeper.ts';
import { keepLastVerify, type LastVerify } from './last-verify.ts';
import { isWithin } from './make-backup.ts';
import { backupPlanned, findPlan } from './plan.ts';

type HallBackup = Extract<OperationName, 'backup.status' | 'backup.plan' | 'backup.make' | 'backup.check' | 'store.verify'>;

export interface Backup {
  readonly handlers: HandlersFor<HallBackup>;
  readonly keeper: BackupKeeper;
  close(): Promise<void>;
}

/** What an open hall does for its own safety. */
export function createBackup(deps: Omit<BackupKeeperDeps, 'bulk'>): Backup {
  const { store, storeDirectory, dataKey } = deps;
  const bulk = createBulk();
  const keeper = createBackupKeeper({ ...deps, bulk });

  /** A disk that does not take it has its own warning; what was found is answered all the same. */
  const rememberVerify = (last: LastVerify) => {
    try {
      store.writeDraft((db) => keepLastVerify(db, last));
    } catch (thrown) {
      if (!(thrown instanceof StoreFault)) throw thrown;
    }
  };

  return {
    keeper,
    async close() {
      keeper.close();
      await bulk.close();
    },
    handlers: {
      'backup.status': async () => ok(await keeper.status()),

      'backup.plan': writing('backup.plan', {
        async act(call) {
          if (isWithin(call.input.folder, storeDirectory)) return failure('backup.folderInStore', {});
          const looked = await keeper.look(call.input.folder, true);
          if (!looked.ok) return looked as ReturnType<typeof failure<'backup.folderMissing'>>;
          const planned = store.commit(call.author, (tx) => {
            tx.append(backupPlanned, call.input);
            return ok({});
          });
          if (planned.ok) keeper.begin();
          return planned;
        },
        answer: () => store.read(findPlan)!,
      }),

      'backup.make': ({ input }) => keeper.make(input.folder),

      'backup.check': async ({ input }) => (await keeper.check(input.name)) as never,

      'store.verify': async () => {
        const verified = await keeper.alone((onProgress) => bulk.run('verify', { storeDirectory, dataKey }, onProgress));
        if (verified.ok) {
          const at = deps.clock.now().toString({ smallestUnit: 'millisecond' });
          rememberVerify({ at, sound: verified.value.problem === null });
        }
        return verified;
      },
    },
  };
}

/** The same handlers, which wait until the backup folder has said whether it knows acts that this store lacks. */
export function afterAsking<H extends Readonly<Record<string, unknown>>>(
  handlers: H,
  operations: readonly (keyof H & OperationName)[],
  { asked }: Pick<BackupKeeper, 'asked'>,
): H {
  const waiting = operations.map((operation) => {
    const handler = handlers[operation] as WriteHandler<OperationName>;
    const act: typeof handler.act = (call) => asked().then(() => handler.act(call));
    return [operation, { ...handler, act }];
  });
  return { ...handlers, ...Object.fromEntries(waiting) };
}

/** The same store, telling the keeper of every act. */
export function followed<S extends Store>(store: S, followActs: () => void): S {
  return {
    ...store,
    commit(author, decide) {
      const decided = store.commit(author, decide);
      if (decided.ok) followActs();
      return decided;
    },
  };
}
