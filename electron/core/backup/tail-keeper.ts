import { ok, type Result } from '#shared/model/index.ts';
import { openConnection, type Connection } from '../store/connection.ts';
import { digestKeysOf } from '../store/digest-keys.ts';
import { faultResult } from '../store/errors.ts';
import type { JournalRow } from '../store/journal.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';
import { layoutOf } from '../store/layout.ts';
import { identify, readMeta, type OpenError } from '../store/open-store.ts';
import { checkFolder, folderErrorOf, keyIdOf, listBackups, placeOf, readManifest, type FolderError } from './folder.ts';
import type { Jobs, TailThrough } from './jobs.ts';
import { createTailWriter, isInJournal, type TailWriter } from './tail.ts';
import { copyFile, createVaultReader, isIn } from './vault-copy.ts';

/** Keeps the acts since the last backup in the backup folder; one call after another. */
export interface TailKeeper {
  catchUp(request: Jobs['tail']['request']): Promise<Result<TailThrough, FolderError | OpenError>>;
  /** A new backup was made, or the folder may have changed: begin again from there. */
  begin(): void;
}

interface Open {
  readonly folder: string;
  readonly database: Connection;
  readonly writer: TailWriter;
  readonly copyFilesOf: (rows: readonly JournalRow[]) => Promise<void>;
}

export function createTailKeeper(): TailKeeper {
  let open: Open | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function begin(): void {
    open?.writer.close();
    open?.database.close();
    open = null;
  }

  async function catchUp(request: Jobs['tail']['request']): Promise<Result<TailThrough, FolderError | OpenError>> {
    const { storeDirectory, dataKey, folder } = request;
    const there = checkFolder(folder);
    if (!there.ok) {
      begin();
      return there;
    }
    const identity = identify(storeDirectory, dataKey);
    if (!identity.ok) return identity;
    try {
      if (open?.folder !== folder) begin();
      open ??= openTail(request, identity.value);
      return ok(open === null ? null : { seq: (await open.writer.append(open.database, open.copyFilesOf)).seq });
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

/** Null: no backup made under this key is in the folder that the tail could follow. */
function openTail({ storeDirectory, dataKey, folder }: Jobs['tail']['request'], identity: StoreIdentity): Open | null {
  const place = placeOf(folder, identity.storeId);
  const keyId = keyIdOf(dataKey, identity);
  const layout = layoutOf(storeDirectory);
  const database = openConnection(layout.database, subkey(dataKey, identity, 'database'), { readonly: true });
  try {
    const station = readMeta(database, 'station');
    const base = listBackups(folder, identity.storeId)
      .flatMap(({ name }) => readManifest(place.backup(name)) ?? [])
      .filter((manifest) => manifest.keyId === keyId)
      .flatMap(({ heads }) => heads.find((head) => head.station === station) ?? [])
      .find((head) => isInJournal(database, head));
    if (base === undefined) {
      database.close();
      return null;
    }
    const writer = createTailWriter(place.tail(keyId), dataKey, identity, { base, database });
    const reader = createVaultReader(dataKey, identity, digestKeysOf(database, dataKey, identity).vaultAddress);
    const vault = place.vault(keyId);
    const copyFilesOf = async (rows: readonly JournalRow[]): Promise<void> => {
      for (const digest of new Set(rows.flatMap(({ payload }) => digestsIn(payload)))) {
        if (isIn(layout.vault, digest) && !isIn(vault, digest)) await copyFile(reader, [layout.vault], vault, digest);
      }
    };
    return { folder, database, writer, copyFilesOf };
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Everything in an act that may name a file of the vault. */
function digestsIn(payload: string): string[] {
  return [...payload.matchAll(/"(?<digest>[0-9a-f]{64})"/g)].map((match) => match.groups!['digest']!);
}
