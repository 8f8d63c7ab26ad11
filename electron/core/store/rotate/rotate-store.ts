import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HallError } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { openConnection } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { digestKeysOf, keepDigestKeys } from '../digest-keys.ts';
import { faultResult, StoreFault } from '../errors.ts';
import { syncDirectory, syncFile, writeDurably } from '../files.ts';
import { keyFileBytes } from '../key-file.ts';
import type { KeyFile } from '../key-file.ts';
import { findHead } from '../journal.ts';
import { subkey } from '../keys.ts';
import type { StoreIdentity } from '../keys.ts';
import { layoutOf } from '../layout.ts';
import { lockStore } from '../lock.ts';
import { connect, identify, readMeta } from '../open-store.ts';
import type { OpenError } from '../open-store.ts';
import { openDatabaseFile } from '../tip-keeper.ts';
import { writeTip } from '../tip.ts';
import { resealStationKeys } from '../station-keys.ts';
import { copyDatabase, digestTables } from './copy-database.ts';
import { copyVault, listVault } from './copy-vault.ts';
import { finishRotation, settleUnderLock } from './settle.ts';

export interface Rotation {
  readonly directory: string;
  readonly dataKey: Uint8Array;
  readonly newDataKey: Uint8Array;
  /** Of the store under its new data key. */
  readonly keyFile: KeyFile;
}

/** What is begun now; everything may end at any of them. */
export type RotationStep = 'begin' | 'table' | 'file' | 'compare' | 'whole' | 'finish' | 'done';

/**
 * Gives a closed store another data key: copies it beside itself, compares, and then lets the copy take its place. The
 * moment the copy is renamed to `rotated` decides: what is cut off before leaves the old store, what is cut off after is
 * finished by `settleKeys`. Takes as long as it takes, for a worker. Needs as much room on the disk as the store has.
 */
export function rotateStore(
  rotation: Rotation,
  onStep: (step: RotationStep) => void = () => {},
): Result<null, OpenError | HallError<'store.inUse'>> {
  const { directory, dataKey } = rotation;
  try {
    const lock = lockStore(directory);
    if (!lock.ok) return lock;
    try {
      settleUnderLock(directory);
      const identity = identify(directory, dataKey);
      if (!identity.ok) return identity;
      const copied = copyBeside(rotation, identity.value, onStep);
      if (!copied.ok) return copied;
      onStep('whole');
      renameSync(layoutOf(directory).rotating, layoutOf(directory).rotated);
      syncDirectory(directory);
      finishRotation(directory, () => onStep('finish'));
      onStep('done');
      return ok(null);
    } finally {
      lock.value.release();
    }
  } catch (thrown) {
    return faultResult(directory, thrown);
  }
}

function copyBeside(rotation: Rotation, identity: StoreIdentity, onStep: (step: RotationStep) => void): Result<null, OpenError> {
  const { directory, dataKey } = rotation;
  const { rotating } = layoutOf(directory);
  // Only read, so that a rotation that fails leaves the old store as its tip knows it.
  const old = connect(directory, dataKey, identity, { readonly: true });
  if (!old.ok) return old;
  try {
    onStep('begin');
    mkdirSync(rotating, { mode: 0o700 });
    try {
      fill(rotation, identity, old.value, onStep);
    } catch (thrown) {
      rmSync(rotating, { recursive: true, force: true });
      throw thrown;
    }
    return ok(null);
  } finally {
    old.value.close();
  }
}

/** Database, vault, key file; each compared with what it was copied from, and on the disk. */
function fill(
  { directory, dataKey, newDataKey, keyFile }: Rotation,
  identity: StoreIdentity,
  old: Connection,
  onStep: (step: RotationStep) => void,
): void {
  const from = layoutOf(directory);
  const to = layoutOf(from.rotating);
  const digestKeys = digestKeysOf(old, dataKey, identity);

  writeDurably(to.database, new Uint8Array(0));
  const copy = openConnection(to.database, subkey(newDataKey, identity, 'database'), { create: true });
  try {
    copy.pragma('synchronous = OFF'); // what is cut off is thrown away; a whole copy is synced below
    const expected = copyDatabase(old, copy, () => onStep('table'));
    onStep('compare');
    const copied = digestTables(copy);
    for (const [table, digest] of expected) if (copied.get(table) !== digest) throw differs(table);
    keepDigestKeys(copy, digestKeys);
    resealStationKeys(copy, dataKey, newDataKey, identity);
    copy.pragma('wal_checkpoint(TRUNCATE)');
    const sound = copy.pragma('quick_check(1)', { simple: true });
    if (sound !== 'ok') throw differs('hall.db');
  } finally {
    copy.close();
  }
  syncFile(to.database);
  const station = readMeta(old, 'station');
  const base = openDatabaseFile(to.database);
  writeTip(from.rotating, newDataKey, identity, { station, ...findHead(old, station), writes: 0, base: base.read() });
  base.close();

  copyVault(
    {
      from: from.vault,
      to: to.vault,
      oldContentKey: subkey(dataKey, identity, 'vault'),
      newContentKey: subkey(newDataKey, identity, 'vault'),
      addressKey: digestKeys.vaultAddress,
    },
    () => onStep('file'),
  );
  if (listVault(from.vault).length !== listVault(to.vault).length) throw differs('vault');

  writeDurably(to.keyFile, keyFileBytes(keyFile));
  syncDirectory(from.rotating);
  syncDirectory(dirname(from.rotating));
  if (!existsSync(to.keyFile)) throw differs('key.json');
}

/** A copy that is not what was copied must not take its place. */
function differs(at: string): StoreFault {
  return new StoreFault({ code: 'store.damaged', details: { at: `rotating/${at}` } });
}
