import { rmSync } from 'node:fs';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import type { StretchCost } from '../crypto/index.ts';
import { openConnection } from './connection.ts';
import { faultResult } from './errors.ts';
import { writeDurably } from './files.ts';
import { createKeyFile } from './key-file.ts';
import type { CreatedKey, NewKey } from './key-file.ts';
import { subkey } from './keys.ts';
import { inspectStore, layoutOf, makePlace } from './layout.ts';
import { lockStore } from './lock.ts';
import type { StoreLock } from './lock.ts';
import { settleCreation, takeNames } from './take-names.ts';
import { migrate } from './migrations/index.ts';
import { openStore, openUnderLock } from './open-store.ts';
import type { OpenError } from './open-store.ts';
import type { OpenStore, StoreDeps } from './opened-store.ts';

export type NewStore = NewKey &
  StoreDeps & {
    /** This PC in the journal, e.g. `S01`. */
    readonly station: string;
    /** Version of the program that made the store. */
    readonly program: string;
    readonly stretchCost?: StretchCost;
  };

export interface CreatedStore {
  readonly store: OpenStore;
  readonly dataKey: Uint8Array;
  readonly recoveryKey: string;
}

/**
 * Makes a new store and opens it. It comes to be in a folder of its own with its first acts (`initialise`) in it, and
 * gets its names last, the key file at the very end: a creation that fails or is cut off leaves no half store.
 */
export async function createStore<E = never>(
  directory: string,
  wanted: NewStore,
  initialise: Initialise<E> = () => ok(null),
): Promise<Result<CreatedStore, E | OpenError | HallError<'store.exists'>>> {
  try {
    const place = makePlace(directory);
    if (!place.ok) return place;
    const lock = lockStore(directory);
    return lock.ok ? await createUnderLock(directory, wanted, initialise, lock.value) : lock;
  } catch (thrown) {
    return faultResult(directory, thrown);
  }
}

async function createUnderLock<E>(
  directory: string,
  wanted: NewStore,
  initialise: Initialise<E>,
  lock: StoreLock,
): Promise<Result<CreatedStore, E | OpenError | HallError<'store.exists'>>> {
  let key: CreatedKey | undefined;
  try {
    const built = await build(directory, wanted, initialise);
    if (!built.ok) return built;
    key = built.value;
  } finally {
    if (key === undefined) lock.release();
  }
  const { dataKey, recoveryKey, ...identity } = key;
  const store = openUnderLock(directory, dataKey, identity, wanted, lock, 'tip');
  return store.ok ? ok({ store: store.value, dataKey, recoveryKey }) : store;
}

type Initialise<E> = (store: OpenStore) => Result<unknown, E> | Promise<Result<unknown, E>>;

async function build<E>(
  directory: string,
  wanted: NewStore,
  initialise: Initialise<E>,
): Promise<Result<CreatedKey, E | OpenError | HallError<'store.exists'>>> {
  const { creating } = layoutOf(directory);
  settleCreation(directory);
  const found = inspectStore(directory);
  if (!found.ok || found.value === 'present') return fail({ code: 'store.exists', details: {} });
  rmSync(creating, { recursive: true, force: true });
  try {
    const key = await createKeyFile(creating, wanted, wanted.stretchCost, wanted.clock.now().toString({ smallestUnit: 'millisecond' }));
    if (!key.ok) return key;
    createDatabase(creating, key.value, wanted);
    const store = openStore(creating, key.value.dataKey, wanted, { check: 'tip' });
    if (!store.ok) return store;
    try {
      const initialised = await initialise(store.value);
      if (!initialised.ok) return initialised;
    } finally {
      store.value.close();
    }
    return takeNames(directory) ? key : fail({ code: 'store.exists', details: {} });
  } finally {
    rmSync(creating, { recursive: true, force: true });
  }
}

function createDatabase(directory: string, key: CreatedKey, wanted: NewStore): void {
  const { database: file } = layoutOf(directory);
  writeDurably(file, new Uint8Array(0)); // with its permissions; SQLite gives them to -wal and -shm
  const database = openConnection(file, subkey(key.dataKey, key, 'database'), { create: true });
  try {
    database.transaction(() => {
      migrate(database);
      const insert = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
      insert.run('store', key.storeId);
      insert.run('station', wanted.station);
      insert.run('created-at', wanted.clock.now().toString({ smallestUnit: 'millisecond' }));
      insert.run('created-by', wanted.program);
    })();
  } finally {
    database.close();
  }
}
