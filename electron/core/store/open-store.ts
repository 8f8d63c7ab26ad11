import { rmSync } from 'node:fs';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { keyedDigestHex } from '../crypto/index.ts';
import type { Author, Clock } from '../ports.ts';
import { actsByType } from './acts.ts';
import type { Acts } from './acts.ts';
import { canonicalJson } from './canonical-json.ts';
import { commit, isSameCall } from './commit.ts';
import { asReadable, asWritable, lookAt, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { digestKeysOf } from './digest-keys.ts';
import { faultResult, withFaults } from './errors.ts';
import { findReceiptOf } from './journal.ts';
import { isKeyOf, readKeyFile } from './key-file.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { inspectStore, layoutOf, makePlace } from './layout.ts';
import { lockStore } from './lock.ts';
import type { StoreLock } from './lock.ts';
import { knownSchema, schemaOf } from './migrations/index.ts';
import { bringUpToDate, reproject } from './projections.ts';
import { settleKeys } from './rotate/settle.ts';
import type { ActDefinition, ReadableDb, Store } from './types.ts';
import { createVault } from './vault.ts';

export interface StoreDeps {
  readonly clock: Clock;
  /** Every kind of act there is. */
  readonly acts: readonly ActDefinition[];
}

/** A store with what only its host needs. */
export interface OpenStore extends Store {
  readonly storeId: string;
  /** This PC in the journal. */
  readonly station: string;
  /** Keyed digest of a call's input, for `Author.inputDigest`: 64 hex characters. */
  inputDigest(operation: string, input: unknown): string;
  /** Empties every projection and computes it again from the journal, in one transaction; answers the rows projected. */
  rebuild(): number;
}

export type OpenError = HallError<
  'store.absent' | 'store.wrongKey' | 'store.inUse' | 'store.notAStore' | 'store.newer' | 'store.damaged' | 'store.full'
>;

/** Opens a store for writing, alone. Whatever it refuses it leaves byte for byte as it was. */
export function openStore(directory: string, dataKey: Uint8Array, deps: StoreDeps): Result<OpenStore, OpenError> {
  settleKeys(directory);
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity;
  try {
    const place = makePlace(directory);
    if (!place.ok) return place;
    const lock = lockStore(directory);
    return lock.ok ? openUnderLock(directory, dataKey, identity.value, deps, lock.value) : lock;
  } catch (thrown) {
    return faultResult(directory, thrown);
  }
}

/** The rest of opening; the store releases the lock when it closes or does not open. */
export function openUnderLock(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  deps: StoreDeps,
  lock: StoreLock,
): Result<OpenStore, OpenError> {
  let opened: Result<OpenStore, OpenError> | undefined;
  try {
    opened = openLocked(directory, dataKey, identity, deps, () => lock.release());
    return opened;
  } finally {
    if (!opened?.ok) lock.release();
  }
}

/** A connection that only reads, beside the open store; for the read worker. */
export function openReadable(directory: string, dataKey: Uint8Array): Result<{ readonly db: ReadableDb; close(): void }, OpenError> {
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity;
  const database = connect(directory, dataKey, identity.value, { readonly: true });
  if (!database.ok) return database;
  return ok({ db: asReadable(database.value), close: () => void database.value.close() });
}

/** Whose store this is, when the key is its key. */
export function identify(
  directory: string,
  dataKey: Uint8Array,
): Result<StoreIdentity, HallError<'store.absent' | 'store.wrongKey' | 'store.notAStore' | 'store.damaged'>> {
  const found = inspectStore(directory);
  if (!found.ok) return found;
  if (found.value === 'absent') return fail({ code: 'store.absent', details: {} });
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return keyFile;
  if (!isKeyOf(keyFile.value, dataKey)) return fail({ code: 'store.wrongKey', details: {} });
  return ok({ storeId: keyFile.value.storeId, training: keyFile.value.training });
}

/** The key is known to be right: a database that does not open with it is damaged or was never ours. */
export function connect(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  options: { readonly readonly?: boolean } = {},
): Result<Connection, HallError<'store.damaged' | 'store.newer' | 'store.full'>> {
  const { database: file } = layoutOf(directory);
  let database: Connection | undefined;
  try {
    database = openConnection(file, subkey(dataKey, identity, 'database'), options);
    const schema = schemaOf(database);
    if (schema > knownSchema) {
      database.close();
      return fail({ code: 'store.newer', details: { schema, known: knownSchema } });
    }
    if (schema === 0 || readMeta(database, 'store') !== identity.storeId) {
      database.close();
      return fail({ code: 'store.damaged', details: { at: 'hall.db' } });
    }
    return ok(database);
  } catch (thrown) {
    database?.close();
    return faultResult(directory, thrown);
  }
}

/** `database` is closed by the store; `release` then frees the directory. */
function openLocked(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  deps: StoreDeps,
  release: () => void,
): Result<OpenStore, OpenError> {
  const layout = layoutOf(directory);
  const looks = lookAt(layout.database);
  if (looks === 'foreign') return fail({ code: 'store.notAStore', details: { file: 'hall.db' } });
  if (looks === 'tooShort') return fail({ code: 'store.damaged', details: { at: 'hall.db' } });
  const database = connect(directory, dataKey, identity);
  if (!database.ok) return database;
  try {
    bringUpToDate(database.value, actsByType(deps.acts));
    rmSync(layout.scratch, { recursive: true, force: true });
    return ok(createOpenStore(directory, dataKey, identity, database.value, deps, release));
  } catch (thrown) {
    database.value.close();
    return faultResult(directory, thrown);
  }
}

function createOpenStore(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  database: Connection,
  deps: StoreDeps,
  release: () => void,
): OpenStore {
  const layout = layoutOf(directory);
  const acts: Acts = actsByType(deps.acts);
  const station = readMeta(database, 'station');
  const digestKeys = digestKeysOf(database, dataKey, identity);
  const readable = asReadable(database);
  const writable = asWritable(database);
  const guarded = <T>(work: () => T): T => withFaults(layout.directory, work);

  return {
    ...identity,
    station,
    schema: schemaOf(database),
    read: (query) => guarded(() => query(readable)),
    commit: (author, decide) => guarded(() => commit({ database, station, clock: deps.clock, acts }, author, decide)),
    findReceipt(author: Author) {
      const earlier = guarded(() => findReceiptOf(database, author.requestId));
      if (earlier === null) return null;
      return isSameCall(earlier, author) ? { receipt: earlier.receipt } : 'reused';
    },
    writeDraft: (write) => guarded(() => database.transaction(() => write(writable)).immediate()),
    vault: createVault(layout.vault, {
      content: subkey(dataKey, identity, 'vault'),
      address: digestKeys.vaultAddress,
    }),
    inputDigest: (operation, input) => keyedDigestHex(digestKeys.inputDigest, canonicalJson([operation, input])),
    rebuild: () => guarded(() => reproject(database, acts)),
    close() {
      if (!database.open) return;
      database.close();
      release();
    },
  };
}

export function readMeta(database: Connection, name: string): string {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(name);
  if (row === undefined) throw new Error(`meta lacks ${name}`);
  return row.value;
}
