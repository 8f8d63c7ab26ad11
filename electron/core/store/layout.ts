import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { codeOf } from './files.ts';

/** What a store directory holds. Beside these, other folders may live in it (spool, logs). */
export interface Layout {
  readonly directory: string;
  readonly keyFile: string;
  /** The key file before a change, until the changed one has proven itself. */
  readonly keyFileBefore: string;
  /** The database; SQLite keeps `-wal` and `-shm` beside it while it is open. */
  readonly database: string;
  readonly lock: string;
  /** How far acts were confirmed. */
  readonly tip: string;
  readonly vault: string;
  /** A new store until it is whole. */
  readonly creating: string;
  /** The store under a new data key: while it is copied; when it is whole and takes its place; what it took the place of. */
  readonly rotating: string;
  readonly rotated: string;
  readonly replaced: string;
  /** Encrypted throw-away databases of `verify`. */
  readonly scratch: string;
}

export function layoutOf(directory: string): Layout {
  return {
    directory,
    keyFile: join(directory, 'key.json'),
    keyFileBefore: join(directory, 'key.json.before'),
    database: join(directory, 'hall.db'),
    lock: join(directory, 'hall.lock'),
    tip: join(directory, 'hall.tip'),
    vault: join(directory, 'vault'),
    creating: join(directory, 'creating'),
    rotating: join(directory, 'rotating'),
    rotated: join(directory, 'rotated'),
    replaced: join(directory, 'replaced'),
    scratch: join(directory, 'scratch'),
  };
}

const { R_OK, W_OK, X_OK } = constants;

/** Whether a store can be here: a directory this process may read, or nothing yet. */
export function checkPlace(directory: string): Result<null, HallError<'store.notAStore'>> {
  return usePlace(directory, () => {
    const found = statSync(directory, { throwIfNoEntry: false });
    if (found?.isDirectory()) accessSync(directory, R_OK | X_OK);
    return found === undefined || found.isDirectory();
  });
}

/** The directory, made if it is not there, for a process that may write in it. */
export function makePlace(directory: string): Result<null, HallError<'store.notAStore'>> {
  return usePlace(directory, () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, R_OK | W_OK | X_OK);
    return true;
  });
}

function usePlace(directory: string, isUsable: () => boolean): Result<null, HallError<'store.notAStore'>> {
  try {
    if (isUsable()) return ok(null);
  } catch (thrown) {
    if (!['ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(thrown) ?? '')) throw thrown;
  }
  return fail({ code: 'store.notAStore', details: { file: directory } });
}

/** A store is there only with key file and database; parts of one are never built over. */
export function inspectStore(
  directory: string,
): Result<'absent' | 'present', HallError<'store.databaseMissing' | 'store.keyFileMissing' | 'store.notAStore'>> {
  const place = checkPlace(directory);
  if (!place.ok) return place;
  const layout = layoutOf(directory);
  const hasKey = existsSync(layout.keyFile);
  const hasDatabase = existsSync(layout.database);
  if (hasKey && hasDatabase) return ok('present');
  if (hasDatabase) return fail({ code: 'store.keyFileMissing', details: {} });
  const hasParts = hasKey || existsSync(layout.tip) || namesIn(layout.vault).some((name) => name !== 'unfinished');
  return hasParts ? fail({ code: 'store.databaseMissing', details: {} }) : ok('absent');
}

function namesIn(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}
