import type { Connection } from './connection.ts';
import type { TipKeeper } from './tip-keeper.ts';

/** How long what was written lies in the log alone. Milliseconds. */
const patience = 1_000;

/** Brings the log into the database file between the acts, so that no COMMIT has to do it while somebody waits. */
export interface LogKeeper {
  /** Something was written. */
  written(): void;
  close(): void;
}

export function createLogKeeper(database: Connection, tip: Pick<TipKeeper, 'follow'>): LogKeeper {
  let timer: NodeJS.Timeout | null = null;

  function bringIn(): void {
    timer = null;
    if (!database.open) return;
    try {
      database.pragma('wal_checkpoint(PASSIVE)');
      tip.follow();
    } catch {
      // Everything is in the log still, and the next COMMIT that finds it long does this.
    }
  }

  return {
    written: () => void (timer ??= setTimeout(bringIn, patience).unref()),
    close: () => clearTimeout(timer ?? undefined),
  };
}
