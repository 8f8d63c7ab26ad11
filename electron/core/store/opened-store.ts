import type { Author, Clock } from '../ports.ts';
import { keyedDigestHex } from '../crypto/index.ts';
import { actsByType } from './acts.ts';
import type { Acts } from './acts.ts';
import { appendRows } from './append-rows.ts';
import { canonicalJson } from './canonical-json.ts';
import { commit, isSameCall } from './commit.ts';
import { asReadable, asWritable } from './connection.ts';
import type { Connection } from './connection.ts';
import { digestKeysOf } from './digest-keys.ts';
import { withFaults } from './errors.ts';
import { findReceiptOf } from './journal.ts';
import type { JournalRow } from './journal.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { layoutOf } from './layout.ts';
import { createLogKeeper } from './log-keeper.ts';
import { schemaOf } from './migrations/index.ts';
import { reproject } from './projections.ts';
import { createStationKeyBox, type StationKeyBox } from './station-keys.ts';
import type { TipKeeper } from './tip-keeper.ts';
import { findRenewal, type TipRenewal } from './tip-renewal.ts';
import type { ActDefinition, Store } from './types.ts';
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
  /** Private keys of this station, which no act and no answer ever holds. */
  readonly stationKeys: StationKeyBox;
  /** The tip was made anew, which an act has to say; null: never. */
  readonly tipRenewal: TipRenewal | null;
  /** Removes files of the vault that nothing names and that are older than a day; answers how many. */
  sweepVault(): Promise<number>;
}

/** What is done with a store that is open; `release` frees its directory when it closes. */
export function createOpenStore(
  directory: string,
  dataKey: Uint8Array,
  identity: StoreIdentity,
  database: Connection,
  station: string,
  tip: TipKeeper,
  deps: StoreDeps,
  release: () => void,
): OpenStore {
  const layout = layoutOf(directory);
  const acts: Acts = actsByType(deps.acts);
  const digestKeys = digestKeysOf(database, dataKey, identity);
  const readable = asReadable(database);
  const writable = asWritable(database);
  const guarded = <T>(work: () => T): T => withFaults(layout.directory, work);
  const log = createLogKeeper(database, tip);
  /** Commits whose tip the disk does not have yet. */
  const flushes = new Map<string, Promise<void>>();
  const kept = (requestId: string, flushed: Promise<void>): void => {
    flushes.set(requestId, flushed);
    log.written();
    void flushed.then(() => flushes.delete(requestId));
  };
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
      log.written();
      return value;
    });

  return {
    ...identity,
    station,
    schema: schemaOf(database),
    read: (query) => guarded(() => query(readable)),
    commit: (author, decide) => guarded(() => commit({ database, tip, kept, station, clock: deps.clock, acts }, author, decide)),
    kept: async (requestId) => flushes.get(requestId),
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
    stationKeys: createStationKeyBox(database, dataKey, identity, { reading: guarded, writing }),
    inputDigest: (operation, input) => keyedDigestHex(digestKeys.inputDigest, canonicalJson([operation, input])),
    rebuild: () =>
      guarded(() => {
        const rows = reproject(database, acts);
        writing(() => null);
        return rows;
      }),
    appendForeignRows: (rows) => {
      writing(() => appendRows(database, acts, rows));
      void tip.keep();
    },
    tipRenewal: findRenewal(database),
    referencedFiles: () => guarded(() => referencedFiles(database, deps.fileColumns ?? [])),
    sweepVault: () => sweepFiles(layout.vault, database, deps.fileColumns ?? []),
    close() {
      if (!database.open) return;
      log.close();
      tip.close();
      release();
    },
  };
}
