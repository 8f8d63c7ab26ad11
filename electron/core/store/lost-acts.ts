import { z } from 'zod';
import type { Head } from './journal.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/*
 * Lost acts: acts of this PC that a backup folder proves were journalled, and that this journal does not hold. The store was put
 * back to an earlier state (an image of the disk, a copy of its folder) or is at work in two places. Each chain of them is kept by
 * its last act. What a restore could not bring back either is given up by it: from there on two people say where numbers go on.
 */
const name = 'backup:lost';
const Heads = z.array(z.object({ seq: z.number().int(), digest: z.string() }));

/** Lost acts that were found and that no restore has brought back or given up. */
export function findLostActs(db: Pick<ReadableDb, 'prepare'>): Head[] {
  const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  return row ? stillLost(db, Heads.parse(JSON.parse(row.value))) : [];
}

/** Remembers them whatever becomes of the folder. No act: it changes nothing of the hall. */
export function keepLostActs(db: WritableDb, found: readonly Head[]): void {
  const known = findLostActs(db);
  const all = [...known, ...found.filter(({ digest }) => known.every((one) => one.digest !== digest))];
  db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    name,
    JSON.stringify(all),
  );
}

/** Those of this PC's acts that are neither in the journal nor given up. */
export function stillLost(db: Pick<ReadableDb, 'prepare'>, heads: readonly Head[]): Head[] {
  const at = db.prepare(`SELECT digest FROM journal WHERE station = (SELECT value FROM meta WHERE name = 'station') AND seq = ?`);
  const missing = heads.filter(({ seq, digest }) => seq > 0 && (at.get(seq) as { digest: string } | undefined)?.digest !== digest);
  if (missing.length === 0) return [];
  const givenUp = listGivenUp(db);
  return missing.filter(({ digest }) => !givenUp.has(digest));
}

/** As each restore wrote it down in its own act, the first after the last one it brought back. */
function listGivenUp(db: Pick<ReadableDb, 'prepare'>): Set<string> {
  const rows = db
    .prepare('SELECT payload FROM restores JOIN journal ON journal.station = restores.station AND journal.seq = restores.through + 1')
    .all() as { payload: string }[];
  return new Set(rows.flatMap(({ payload }) => Lost.parse(JSON.parse(payload)).lost));
}

/** Part of the act of a restore: the digests of the lost acts it gives up. */
export const Lost = z.object({ lost: z.array(z.string()).default([]) });
