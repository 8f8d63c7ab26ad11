import type { WritableDb } from './types.ts';

/** Runs a statement that must touch exactly one row; anything else is a bug in the act that led here. */
export function changeOne(db: WritableDb, sql: string, parameters: Readonly<Record<string, string | number | null>>): void {
  const { changes } = db.prepare(sql).run(parameters);
  if (changes !== 1) throw new Error(`expected one row to change, not ${changes}: ${sql.trim().split('\n')[0]}`);
}
