import { join } from 'node:path';
import { acts as kinds } from '#core/hall.ts';
import { createSystemClock, openStore, verifyStore } from '#core/store/index.ts';
import type { TestDesk } from '../../cases/test-desk.ts';

/** An act as the journal keeps it. */
export interface Act {
  readonly type: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly on: string;
  readonly counter: string | null;
  readonly caseId: string | null;
  readonly operation: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly type: string;
  readonly at: string;
  readonly on_date: string;
  readonly counter: string | null;
  readonly case_id: string | null;
  readonly operation: string;
  readonly payload: string;
}

/** The journal of a closed hall in its order, after its whole chain has been verified. */
export function readJournal({ dir, kept }: TestDesk): Act[] {
  const directory = join(dir, 'store');
  const verified = verifyStore(directory, kept.key!, kinds);
  if (!verified.ok || verified.value.problem !== null) throw new Error(`the journal does not verify: ${JSON.stringify(verified)}`);
  const store = openStore(directory, kept.key!, { clock: createSystemClock(), acts: kinds });
  if (!store.ok) throw new Error(store.error.code);
  const select = 'SELECT type, at, on_date, counter, case_id, operation, payload FROM journal ORDER BY position';
  const rows = store.value.read((db) => db.prepare(select).all()) as Row[];
  store.value.close();
  return rows.map(({ type, at, on_date: on, counter, case_id: caseId, operation, payload }) => ({
    type,
    at: Date.parse(at),
    on,
    counter,
    caseId,
    operation,
    payload: JSON.parse(payload) as Act['payload'],
  }));
}
