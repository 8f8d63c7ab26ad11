import { rmSync } from 'node:fs';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { actsByType } from './acts.ts';
import { asReadable, lookAt, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { faultResult } from './errors.ts';
import { findHead } from './journal.ts';
import { isKeyOf, readKeyFile } from './key-file.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { inspectStore, layoutOf, makePlace } from './layout.ts';
import { lockStore } from './lock.ts';
import type { StoreLock } from './lock.ts';
import { knownSchema, schemaOf } from './migrations/index.ts';
import { bringUpToDate } from './projections.ts';
import { createOpenStore } from './opened-store.ts';
import type { OpenStore, StoreDeps } from './opened-store.ts';
import { settleKeys } from './rotate/settle.ts';
import type { ReadableDb } from './types.ts';
import { checkBeforeOpening, isTipKept } from './opening-check.ts';
import type { OpeningCheck } from './opening-check.ts';
import { createTipKeeper, openDatabaseFile, writesOf } from './tip-keeper.ts';
import type { DatabaseFile, TipKeeper } from './tip-keeper.ts';
import { findTipStore, openTip, readTip, writeTip } from './tip.ts';
import { noteRenewal } from './tip-renewal.ts';
import type { Tip } from './tip.ts';

export type OpenError = HallError<
  | 'store.absent'
  | 'store.wrongKey'
  | 'store.inUse'
  | 'store.notAStore'
  | 'store.newer'
  | 'store.damaged'
  | 'store.full'
  | 'store.readOnly'
  | 'store.actsMissing'
  | 'store.databaseMissing'
  | 'store.keyFileMissing'
  | 'store.keyFileDamaged'
  | 'store.foreignKeyFile'
>;

/** Opens a store for writing, alone. Whatever it refuses it leaves byte for byte as it was. */
export function openStore(
  directory: string,
  dataKey: Uint8Array,
  deps: StoreDeps,
  options: { readonly check?: OpeningCheck } = {},
): Result<OpenStore, OpenError> {
  settleKeys(directory);
  const identity = identify(directory, dataKey);
  if (!identity.ok) return identity;
  try {
    const place = makePlace(directory);
    if (!place.ok) return place;
    const lock = lockStore(directory);
    return lock.ok ? openUnderLock(directory, dataKey, identity.value, deps, lock.value, options.check ?? 'full') : lock;
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
  check: OpeningCheck,
): Result<OpenStore, OpenError> {
  let opened: Result<OpenStore, OpenError> | undefined;
  try {
    opened = openLocked(directory, dataKey, identity, deps, () => lock.release(), check);
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
export function identify(directory: string, dataKey: Uint8Array): Result<StoreIdentity, IdentityError> {
  const found = inspectStore(directory);
  if (!found.ok) return found;
  if (found.value === 'absent') return fail({ code: 'store.absent', details: {} });
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return keyFile;
  const { storeId, training } = keyFile.value;
  if ((findTipStore(directory) ?? storeId) !== storeId) return fail({ code: 'store.foreignKeyFile', details: {} });
  if (!isKeyOf(keyFile.value, dataKey)) return fail({ code: 'store.wrongKey', details: {} });
  return ok({ storeId, training });
}

type IdentityError = HallError<
  | 'store.absent'
  | 'store.wrongKey'
  | 'store.notAStore'
  | 'store.databaseMissing'
  | 'store.keyFileMissing'
  | 'store.keyFileDamaged'
  | 'store.foreignKeyFile'
>;

/** The key is known to be right: a database that does not open with it is damaged or was never ours. */
export function connect(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  options: { readonly readonly?: boolean } = {},
): Result<Connection, HallError<'store.damaged' | 'store.newer' | 'store.full' | 'store.readOnly'>> {
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

/** `release` frees the directory when the store closes. */
function openLocked(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  deps: StoreDeps,
  release: () => void,
  check: OpeningCheck,
): Result<OpenStore, OpenError> {
  const layout = layoutOf(directory);
  const looks = lookAt(layout.database);
  if (looks === 'foreign') return fail({ code: 'store.notAStore', details: { file: 'hall.db' } });
  if (looks === 'tooShort') return fail({ code: 'store.damaged', details: { at: 'hall.db' } });
  const acts = actsByType(deps.acts);
  const file = openDatabaseFile(layout.database);
  let database: Connection | undefined;
  try {
    const tip = readTip(directory, dataKey, identity);
    const opening = { directory, dataKey, identity, acts, check, tip, base: file.read() };
    const checked = checkBeforeOpening({ ...opening, connect: () => connect(directory, dataKey, identity, { readonly: true }) });
    if (!checked.ok) return closing(file, checked);
    const connected = connect(directory, dataKey, identity);
    if (!connected.ok) return closing(file, connected);
    database = connected.value;
    bringUpToDate(database, acts);
    if (check === 'withoutTip' && typeof tip === 'string') noteRenewal(database, tip);
    rmSync(layout.scratch, { recursive: true, force: true });
    const station = readMeta(database, 'station');
    const tipKeeper = keepTip(directory, dataKey, identity, database, station, file, tip);
    return ok(createOpenStore(directory, dataKey, identity, database, station, tipKeeper, deps, release));
  } catch (thrown) {
    database?.close();
    return closing(file, faultResult(directory, thrown));
  }
}

function closing<T>(file: DatabaseFile, result: T): T {
  file.close();
  return result;
}

/** Brings the tip up to the journal, or makes it where no program kept one yet. */
function keepTip(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  database: Connection,
  station: string,
  file: DatabaseFile,
  found: Tip | 'missing' | 'damaged',
): TipKeeper {
  const made: Tip = { station, ...findHead(database, station), writes: writesOf(database), base: null };
  if (typeof found === 'string') writeTip(directory, dataKey, identity, made);
  // Only now: a database that says so is not opened without its tip.
  if (!isTipKept(database)) database.prepare(`INSERT INTO meta (name, value) VALUES ('tip', '1')`).run();
  const keeper = createTipKeeper(database, station, openTip(directory, dataKey, identity), file, typeof found === 'string' ? made : found);
  void keeper.keep();
  return keeper;
}

export function readMeta(database: Pick<Connection, 'prepare'>, name: string): string {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(name);
  if (row === undefined) throw new Error(`meta lacks ${name}`);
  return row.value;
}
