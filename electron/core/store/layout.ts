import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';

/** What a store directory holds. Beside these, other folders may live in it (spool, logs). */
export interface Layout {
  readonly directory: string;
  readonly keyFile: string;
  /** The database; SQLite keeps `-wal` and `-shm` beside it while it is open. */
  readonly database: string;
  readonly lock: string;
  readonly vault: string;
  /** A new store until it is whole. */
  readonly creating: string;
  /** Encrypted throw-away databases of `verify`. */
  readonly scratch: string;
}

export function layoutOf(directory: string): Layout {
  return {
    directory,
    keyFile: join(directory, 'key.json'),
    database: join(directory, 'hall.db'),
    lock: join(directory, 'hall.lock'),
    vault: join(directory, 'vault'),
    creating: join(directory, 'creating'),
    scratch: join(directory, 'scratch'),
  };
}

/** A store is there only with key file and database; parts of one are never built over. */
export function inspectStore(directory: string): Result<'absent' | 'present', HallError<'store.damaged' | 'store.notAStore'>> {
  const layout = layoutOf(directory);
  const hasKey = existsSync(layout.keyFile);
  const hasDatabase = existsSync(layout.database);
  if (hasKey && hasDatabase) return ok('present');
  if (hasKey) return fail({ code: 'store.damaged', details: { at: 'hall.db' } });
  if (hasDatabase) return fail({ code: 'store.notAStore', details: { file: 'hall.db' } });
  if (namesIn(layout.vault).some((name) => name !== 'unfinished')) return fail({ code: 'store.damaged', details: { at: 'key.json' } });
  return ok('absent');
}

function namesIn(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}
