import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { failure, type HallError, type MissingActs, type Restored } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { Clock } from '../ports.ts';
import { refusalResult } from '../store/errors.ts';
import { examineStore } from '../store/examine.ts';
import { syncFile } from '../store/files.ts';
import { readKeyFile } from '../store/key-file.ts';
import type { StoreIdentity } from '../store/keys.ts';
import { inspectStore, layoutOf, makePlace } from '../store/layout.ts';
import { lockStore } from '../store/lock.ts';
import type { JournalRow } from '../store/journal.ts';
import { writesOf } from '../store/tip-keeper.ts';
import { findTipStore, readTip, writeTip } from '../store/tip.ts';
import { connect, openStore, type OpenError } from '../store/open-store.ts';
import type { OpenStore } from '../store/opened-store.ts';
import { bringUpToDate } from '../store/projections.ts';
import { readDamaged, salvageJournal } from '../store/salvage.ts';
import { actsByType } from '../store/acts.ts';
import { appendRows } from '../store/append-rows.ts';
import type { ActDefinition } from '../store/types.ts';
import type { FileColumn } from '../store/vault-files.ts';
import { checkBackup, type CheckedBackup, type CheckError } from './check-backup.ts';
import { headsOf, type StationHead } from './check-copy.ts';
import { declareRestored, findImmovable, finishRestore, restoreLayout } from './finish-restore.ts';
import { checkFolder, placeOf } from './folder.ts';
import { filesIn, ownForms, type BackupDeps } from './make-backup.ts';
import { lostActsIn } from './lost-acts.ts';
import { readTail } from './tail.ts';
import { isInJournal } from './tail.ts';
import { copyFile, createVaultReader } from './vault-copy.ts';
import { wholeCommits } from './whole-commits.ts';

export interface RestoreRequest {
  readonly storeDirectory: string;
  readonly folder: string;
  readonly storeId: string;
  readonly backup: string;
  /** Of the backup's key file. */
  readonly dataKey: Uint8Array;
  /** Of the damaged store, when its data key was changed after the backup; null: not known, or the same. */
  readonly damagedKey: Uint8Array | null;
}

export interface RestoreDeps extends BackupDeps {
  readonly clock: Clock;
  readonly acts: readonly ActDefinition[];
  readonly fileColumns: readonly FileColumn[];
  /** Journals that the store was restored; its first act. */
  readonly record: (
    store: OpenStore,
    restored: Pick<Restored, 'backup' | 'through' | 'missing'> & { readonly lost: string[] },
  ) => Result<unknown, OpenError>;
}

export type RestoreError =
  CheckError | OpenError | HallError<'backup.folderMissing' | 'restore.notNeeded' | 'restore.otherHall' | 'restore.ownDisk'>;

/**
 * Brings a store back: the backup, then every act after it that the backup folder's tail or the damaged store still has,
 * then the files of all cases. All of it is made and verified beside the damaged store, which is then set aside.
 */
export async function restoreBackup(request: RestoreRequest, deps: RestoreDeps): Promise<Result<Restored, RestoreError>> {
  const { storeDirectory, folder, storeId } = request;
  const there = checkFolder(folder);
  if (!there.ok) return there;
  try {
    const place = makePlace(storeDirectory);
    if (!place.ok) return place;
    const lock = lockStore(storeDirectory);
    if (!lock.ok) return lock;
    try {
      finishRestore(storeDirectory);
      const inTheWay = checkInTheWay(request, deps);
      if (!inTheWay.ok) return inTheWay;
      const immovable = findImmovable(storeDirectory);
      if (immovable !== null) return failure('restore.ownDisk', { at: immovable });
      return await restore(request, deps);
    } finally {
      rmSync(restoreLayout(storeDirectory).restoring, { recursive: true, force: true });
      lock.value.release();
    }
  } catch (thrown) {
    if (!existsSync(placeOf(folder, storeId).root)) return failure('backup.folderMissing', { folder });
    return refusalResult(storeDirectory, thrown);
  }
}

/**
 * A sound store is never replaced, unless it lacks acts that the backup folder has; a store of another hall neither: whose it is its
 * tip says, too.
 */
function checkInTheWay(
  { storeDirectory, storeId, dataKey, damagedKey, folder }: RestoreRequest,
  deps: RestoreDeps,
): Result<null, HallError<'restore.notNeeded' | 'restore.otherHall'>> {
  const keyFile = readKeyFile(storeDirectory);
  const isOther = keyFile.ok && keyFile.value.storeId !== storeId;
  if (isOther && findTipStore(storeDirectory) !== storeId) return failure('restore.otherHall', {});
  const found = inspectStore(storeDirectory);
  if (found.ok && found.value === 'absent') return ok(null);
  const key = damagedKey ?? dataKey;
  if (!keyFile.ok || examineStore(storeDirectory, key, deps).troubles.length > 0) return ok(null);
  const present = { directory: storeDirectory, dataKey: key, identity: keyFile.value };
  const lost = readDamaged(present, (database) => lostActsIn(folder, database, present));
  return lost === null || lost.length > 0 ? ok(null) : failure('restore.notNeeded', {});
}

async function restore(request: RestoreRequest, deps: RestoreDeps): Promise<Result<Restored, RestoreError>> {
  const { storeDirectory, folder, storeId, backup, dataKey } = request;
  deps.progress({ stage: 'checking', done: 0, total: 0 });
  const checked = checkBackup({ folder, storeId, name: backup, dataKey }, deps);
  if (!checked.ok) return checked;
  const { manifest } = checked.value;
  const identity: StoreIdentity = { storeId, training: manifest.training };
  const { restoring } = restoreLayout(storeDirectory);

  deps.progress({ stage: 'copying', done: 0, total: 0 });
  copyBackup(placeOf(folder, storeId).backup(backup), restoring, storeDirectory);
  await breathe();

  deps.progress({ stage: 'acts', done: 0, total: 0 });
  const acts = appendActs(request, checked.value, identity, deps);
  if (!acts.ok) return acts;
  const vaultMissing = await bringFiles(request, checked.value, identity, deps);
  if (!vaultMissing.ok) return vaultMissing;

  deps.progress({ stage: 'finishing', done: 0, total: 0 });
  const { through, missing, lost, fromTail, fromDamaged } = acts.value;
  const store = openStore(restoring, dataKey, { clock: deps.clock, acts: deps.acts, fileColumns: deps.fileColumns });
  if (!store.ok) return store;
  const last = { station: through.station, seq: through.seq };
  let recorded: Result<unknown, OpenError>;
  try {
    recorded = deps.record(store.value, { backup, through: last, missing, lost });
  } finally {
    store.value.close();
  }
  if (!recorded.ok) return recorded;
  rmSync(layoutOf(restoring).lock, { force: true });
  const aside = `aside-${asName(deps.clock)}`;
  declareRestored(storeDirectory, aside);
  finishRestore(storeDirectory);
  const asideFolder = join(storeDirectory, aside);
  return ok({
    backup,
    through: last,
    missing,
    vaultMissing: vaultMissing.value,
    fromTail,
    fromDamaged,
    aside: existsSync(asideFolder) ? asideFolder : null,
  });
}

/** The hall's own forms come from the backup only where none lie here: they may be newer. */
function copyBackup(backup: string, restoring: string, storeDirectory: string): void {
  mkdirSync(restoring, { mode: 0o700 });
  for (const entry of readdirSync(backup)) {
    const isOwn = entry === ownForms && existsSync(join(storeDirectory, ownForms));
    if (entry !== 'manifest.json' && !isOwn) cpSync(join(backup, entry), join(restoring, entry), { recursive: true });
  }
  if (existsSync(join(storeDirectory, ownForms))) cpSync(join(storeDirectory, ownForms), join(restoring, ownForms), { recursive: true });
  for (const file of filesIn(restoring)) syncFile(join(restoring, file));
}

interface Acts {
  readonly through: StationHead;
  readonly missing: MissingActs | null;
  /** Digests of acts that the backup folder knows of and that came back from nowhere. */
  readonly lost: string[];
  readonly fromTail: number;
  readonly fromDamaged: number;
}

/** All acts after the backup that anything still has. */
function appendActs(
  { storeDirectory, folder, storeId, dataKey, damagedKey }: RestoreRequest,
  { manifest }: CheckedBackup,
  identity: StoreIdentity,
  deps: RestoreDeps,
): Result<Acts, RestoreError> {
  const { restoring } = restoreLayout(storeDirectory);
  const connected = connect(restoring, dataKey, identity);
  if (!connected.ok) return connected;
  const database = connected.value;
  try {
    bringUpToDate(database, actsByType(deps.acts));
    const append = (found: (after: StationHead) => readonly JournalRow[]): { readonly head: StationHead; readonly rows: number } => {
      const [head] = headsOf(database);
      if (head === undefined) throw new Error('a checked backup without a journal');
      const rows = wholeCommits(found(head), head, actsByType(deps.acts));
      database.transaction(() => appendRows(database, actsByType(deps.acts), rows)).immediate();
      const last = rows.at(-1);
      return { head: last ? { station: head.station, seq: last.seq, digest: last.digest } : head, rows: rows.length };
    };
    const tail = append((after) => readTail(placeOf(folder, storeId).tail(manifest.keyId), dataKey, identity, [after]));
    const damaged = { directory: storeDirectory, dataKey: damagedKey ?? dataKey, identity };
    const salvaged = append((after) => salvageJournal(damaged, after.station, after));
    const through = salvaged.head;
    const tip = readTip(storeDirectory, damaged.dataKey, identity);
    // A tip behind what came back is that of a store that was put back: it does not know what came last.
    const knowsEnd = typeof tip !== 'string' && (tip.seq > through.seq || (tip.seq === through.seq && isInJournal(database, tip)));
    const lost = lostActsIn(folder, database, { dataKey, identity }).map(({ digest }) => digest);
    const missing = missingAfter(through, knowsEnd && lost.length === 0 ? tip : null);
    writeTip(restoring, dataKey, identity, { ...through, writes: writesOf(database), base: null });
    return ok({ through, missing, lost, fromTail: tail.rows, fromDamaged: salvaged.rows });
  } finally {
    database.close();
  }
}

/** Without the old store nobody knows what came after the last act found: the last moments before a loss reach no other disk. */
function missingAfter(through: StationHead, tip: StationHead | null): MissingActs | null {
  if (tip === null) return { from: through.seq + 1, to: null };
  return tip.seq > through.seq ? { from: through.seq + 1, to: tip.seq } : null;
}

/** Every file some table names, from the backup or else from the damaged store; answers how many neither has whole. */
async function bringFiles(
  { storeDirectory, folder, storeId, dataKey }: RestoreRequest,
  { manifest, content }: CheckedBackup,
  identity: StoreIdentity,
  deps: RestoreDeps,
): Promise<Result<number, OpenError>> {
  const { restoring } = restoreLayout(storeDirectory);
  const connected = connect(restoring, dataKey, identity, { readonly: true });
  if (!connected.ok) return connected;
  let files: string[];
  try {
    files = [...new Set(deps.listFiles(connected.value))];
  } finally {
    connected.value.close();
  }
  const sources = [placeOf(folder, storeId).vault(manifest.keyId), layoutOf(storeDirectory).vault];
  const target = layoutOf(restoring).vault;
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const reader = createVaultReader(dataKey, identity, content.vaultAddress);
  let missing = 0;
  for (const [index, digest] of files.entries()) {
    if (!(await copyFile(reader, sources, target, digest))) missing += 1;
    deps.progress({ stage: 'files', done: index + 1, total: files.length });
    await breathe();
  }
  return ok(missing);
}

function asName(clock: Clock): string {
  return `${clock.now().toString({ smallestUnit: 'second' }).replaceAll(':', '').replace('Z', '')}Z`;
}
