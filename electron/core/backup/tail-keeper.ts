import { ok, type Result } from '#shared/model/index.ts';
import { openConnection, type Connection } from '../store/connection.ts';
import { digestKeysOf } from '../store/digest-keys.ts';
import { faultResult } from '../store/errors.ts';
import type { Head, JournalRow } from '../store/journal.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';
import { layoutOf } from '../store/layout.ts';
import { identify, readMeta, type OpenError } from '../store/open-store.ts';
import { checkFolder, folderErrorOf, keyIdOf, listBackups, placeOf, readManifest, type FolderError } from './folder.ts';
import type { Jobs, TailThrough } from './jobs.ts';
import { lostActsIn } from './lost-acts.ts';
import { createTailWriter, isInJournal, type TailWriter } from './tail.ts';
import { copyFile, createVaultReader, isIn } from './vault-copy.ts';

/** Keeps the acts since the last backup in the backup folder; one call after another. */
export interface TailKeeper {
  catchUp(request: Jobs['tail']['request']): Promise<Result<TailThrough, FolderError | OpenError>>;
  /** A new backup was made, or the folder may have changed: begin again from there. */
  begin(): void;
}

/** A folder looked at: what it has that the store lacks; else the tail, null without a backup made under this key that it could follow. */
type Open = { readonly folder: string } & ({ readonly lost: readonly Head[] } | { readonly tail: Tail | null });

interface Tail {
  readonly database: Connection;
  readonly writer: TailWriter;
  readonly copyFilesOf: (rows: readonly JournalRow[]) => Promise<void>;
}

export function createTailKeeper(): TailKeeper {
  let open: Open | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function begin(): void {
    if (open !== null && 'tail' in open && open.tail !== null) {
      open.tail.writer.close();
      open.tail.database.close();
    }
    open = null;
  }

  async function catchUp(request: Jobs['tail']['request']): Promise<Result<TailThrough, FolderError | OpenError>> {
    const { storeDirectory, dataKey, folder, known = false } = request;
    const identity = identify(storeDirectory, dataKey);
    if (!identity.ok) return identity;
    const there = checkFolder(folder, known ? identity.value.storeId : null);
    if (!there.ok) {
      begin();
      return there;
    }
    try {
      if (open !== null && (open.folder !== folder || ('tail' in open && open.tail?.writer.isThere() === false))) begin();
      open ??= openTail(request, identity.value);
      if ('lost' in open) return ok({ seq: null, lost: open.lost });
      const written = open.tail && (await open.tail.writer.append(open.tail.database, open.tail.copyFilesOf));
      if (written === null) begin(); // a backup to follow may be made next
      return ok({ seq: written?.seq ?? null, lost: [] });
    } catch (thrown) {
      begin();
      const error = folderErrorOf(folder, thrown);
      return error === null ? faultResult(storeDirectory, thrown) : { ok: false, error };
    }
  }

  return {
    catchUp(request) {
      const done = last.then(() => catchUp(request));
      last = done.catch(() => {});
      return done;
    },
    begin: () => void (last = last.then(begin)),
  };
}

function openTail({ storeDirectory, dataKey, folder }: Jobs['tail']['request'], identity: StoreIdentity): Open {
  const place = placeOf(folder, identity.storeId);
  const keyId = keyIdOf(dataKey, identity);
  const layout = layoutOf(storeDirectory);
  const database = openConnection(layout.database, subkey(dataKey, identity, 'database'), { readonly: true });
  try {
    const lost = lostActsIn(folder, database, { dataKey, identity });
    if (lost.length > 0) {
      // What would be written beside them would count instead of them when the store is restored.
      database.close();
      return { folder, lost };
    }
    const station = readMeta(database, 'station');
    const base = listBackups(folder, identity.storeId)
      .flatMap(({ name }) => readManifest(place.backup(name)) ?? [])
      .filter((manifest) => manifest.keyId === keyId)
      .flatMap(({ heads }) => heads.find((head) => head.station === station) ?? [])
      .find((head) => isInJournal(database, head));
    if (base === undefined) {
      database.close();
      return { folder, tail: null };
    }
    const writer = createTailWriter(place.tail(keyId), dataKey, identity, { base, database });
    const reader = createVaultReader(dataKey, identity, digestKeysOf(database, dataKey, identity).vaultAddress);
    const vault = place.vault(keyId);
    const copyFilesOf = async (rows: readonly JournalRow[]): Promise<void> => {
      for (const digest of new Set(rows.flatMap(({ payload }) => digestsIn(payload)))) {
        if (isIn(layout.vault, digest) && !isIn(vault, digest)) await copyFile(reader, [layout.vault], vault, digest);
      }
    };
    return { folder, tail: { database, writer, copyFilesOf } };
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Everything in an act that may name a file of the vault. */
function digestsIn(payload: string): string[] {
  return [...payload.matchAll(/"(?<digest>[0-9a-f]{64})"/g)].map((match) => match.groups!['digest']!);
}
