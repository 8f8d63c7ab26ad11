import { z } from 'zod';
import { createId } from '../crypto/index.ts';
import type { Connection } from './connection.ts';
import type { Tip } from './tip.ts';

const name = 'tip:renewal';

/** That a tip is made anew is written down before it is there: a program cut off in between journals it when it opens next. */
export const TipRenewal = z.object({
  /** Of the act that says it. */
  requestId: z.uuid(),
  found: z.enum(['missing', 'damaged']),
});
export type TipRenewal = z.infer<typeof TipRenewal>;

export function noteRenewal(database: Connection, found: Exclude<Tip | 'missing' | 'damaged', Tip>): void {
  const renewal: TipRenewal = { requestId: createId(), found };
  database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, JSON.stringify(renewal));
}

export function findRenewal(database: Connection): TipRenewal | null {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(name);
  return row === undefined ? null : TipRenewal.parse(JSON.parse(row.value));
}
