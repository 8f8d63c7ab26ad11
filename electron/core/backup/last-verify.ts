import type { z } from 'zod';
import { HallFacts } from '#shared/contract/index.ts';
import type { ReadableDb, WritableDb } from '../store/types.ts';

const name = 'verify:last';
const Last = HallFacts.shape.lastVerify.unwrap();
export type LastVerify = z.infer<typeof Last>;

/** The last time the whole store was proven from the window. No act: it changes nothing of the hall. */
export function findLastVerify(db: ReadableDb): LastVerify | null {
  const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  return row ? Last.parse(JSON.parse(row.value)) : null;
}

export function keepLastVerify(db: WritableDb, last: LastVerify): void {
  db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    name,
    JSON.stringify(last),
  );
}
