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
import { appendRows } from './append-rows.ts';
import { findHead, findReceiptOf } from './journal.ts';
import type { JournalRow } from './journal.ts';
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
import { checkBeforeOpening, isTipKept } from './opening-check.ts';
import type { OpeningCheck } from './opening-check.ts';
import { createTipKeeper, openDatabaseFile, writesOf } from './tip-keeper.ts';
import type { DatabaseFile, TipKeeper } from './tip-keeper.ts';
import { findTipStore, openTip, readTip, writeTip } from './tip.ts';
import { findRenewal, noteRenewal, type TipRenewal } from './tip-renewal.ts';
import type { Tip } from './tip.ts';
import { referencedFiles, sweepFiles } from './vault-files.ts';
import type { FileColumn } from './vault-files.ts';
import { createVault } from './vault.ts';

export interface StoreDeps {
  readonly clock: Clock;
  /** Every kind of act there is. */
  readonly acts: readonly ActDefinition[];
  /** Where the tables name files of the vault. */
  readonly fileColumns?: readonly FileColumn[];
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
  /**
   * Appends rows of this store's own chains that were lost here and found elsewhere, and projects them, in one transaction.
   * @throws StoreFault `store.damaged` when a row does not continue its chain; nothing is kept then
   */
  appendForeignRows(rows: readonly JournalRow[]): void;
  /** The digests of all vault files that the tables name. */
  referencedFiles(): string[];
  /** The tip was made anew, which an act has to say; null: never. */
  readonly tipRenewal: TipRenewal | null;
  /** Removes files of the vault that nothing names and that are older than a day; answers how many. */
  sweepVault(): Promise<number>;
}

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
    const tipKeeper = keepTip(directory, dataKey, identity, database, file, tip);
    return ok(createOpenStore(directory, dataKey, identity, database, tipKeeper, deps, release));
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
  file: DatabaseFile,
  found: Tip | 'missing' | 'damaged',
): TipKeeper {
  const station = readMeta(database, 'station');
  const made: Tip = { station, ...findHead(database, station), writes: writesOf(database), base: null };
  if (typeof found === 'string') writeTip(directory, dataKey, identity, made);
  // Only now: a database that says so is not opened without its tip.
  if (!isTipKept(database)) database.prepare(`INSERT INTO meta (name, value) VALUES ('tip', '1')`).run();
  const keeper = createTipKeeper(database, station, openTip(directory, dataKey, identity), file, typeof found === 'string' ? made : found);
  keeper.keep();
  return keeper;
}

function createOpenStore(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  database: Connection,
  tip: TipKeeper,
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
  /** Writes what is no commit of acts. */
  const writing = <T>(work: () => T): T =>
    guarded(() => {
      const counted = () => {
        const value = work();
        tip.count();
        return value;
      };
      const value = database.transaction(counted).immediate();
      tip.follow();
      return value;
    });

  return {
    ...identity,
    station,
    schema: schemaOf(database),
    read: (query) => guarded(() => query(readable)),
    commit: (author, decide) => guarded(() => commit({ database, tip, station, clock: deps.clock, acts }, author, decide)),
    findReceipt(author: Author) {
      const earlier = guarded(() => findReceiptOf(database, author.requestId));
      if (earlier === null) return null;
      return isSameCall(earlier, author) ? { receipt: earlier.receipt } : 'reused';
    },
    writeDraft: (write) => writing(() => write(writable)),
    vault: createVault(layout.vault, {
      content: subkey(dataKey, identity, 'vault'),
      address: digestKeys.vaultAddress,
    }),
    inputDigest: (operation, input) => keyedDigestHex(digestKeys.inputDigest, canonicalJson([operation, input])),
    rebuild: () =>
      guarded(() => {
        const rows = reproject(database, acts);
        writing(() => null);
        return rows;
      }),
    appendForeignRows: (rows) => {
      writing(() => appendRows(database, acts, rows));
      tip.keep();
    },
    tipRenewal: findRenewal(database),
    referencedFiles: () => guarded(() => referencedFiles(database, deps.fileColumns ?? [])),
    sweepVault: () => sweepFiles(layout.vault, database, deps.fileColumns ?? []),
    close() {
      if (!database.open) return;
      tip.close();
      release();
    },
  };
}

export function readMeta(database: Pick<Connection, 'prepare'>, name: string): string {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(name);
  if (row === undefined) throw new Error(`meta lacks ${name}`);
  return row.value;
}
