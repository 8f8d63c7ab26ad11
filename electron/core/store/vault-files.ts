import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from './connection.ts';
import { projectionTables, quoted } from './tables.ts';

/** Where a table names files of the vault; whoever keeps files says so of its tables. */
export interface FileColumn {
  readonly table: string;
  readonly column: string;
}

type Asked = Pick<Connection, 'prepare'>;

/**
 * The digests of all files that the tables name, each once, in order. A store or backup of before an update has not all of the
 * tables yet, and is read nevertheless.
 */
export function referencedFiles(database: Asked, columns: readonly FileColumn[]): string[] {
  const tables = projectionTables(database);
  const there = columns.filter(({ table }) => tables.includes(table));
  if (there.length === 0) return [];
  const selects = there.map(
    ({ table, column }) => `SELECT ${quoted(column)} AS digest FROM ${quoted(table)} WHERE ${quoted(column)} IS NOT NULL`,
  );
  return database
    .prepare<[], string>(`${selects.join(' UNION ')} ORDER BY digest`)
    .pluck()
    .all() as string[];
}

/** The digests of all files in a vault. */
export async function listFiles(vault: string): Promise<string[]> {
  const folders = (await namesIn(vault)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const names = await Promise.all(folders.map((folder) => namesIn(join(vault, folder))));
  return names
    .flat()
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .toSorted();
}

/**
 * Removes the files of pictures and papers whose act was never kept: no table, no journal row and no draft names them,
 * and they are older than a day. Answers how many.
 */
export async function sweepFiles(vault: string, database: Asked, columns: readonly FileColumn[], now = Date.now()): Promise<number> {
  const day = 24 * 60 * 60 * 1000;
  const named = new Set(referencedFiles(database, columns));
  let swept = 0;
  for (const digest of await listFiles(vault)) {
    if (named.has(digest)) continue;
    const file = join(vault, digest.slice(0, 2), digest);
    const kept = await stat(file).catch(() => null);
    if (kept === null || now - kept.mtimeMs < day || isMentioned(database, digest)) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}

/** Slow, and asked of the few files only that no table names: a file is never worth less than a moment. */
function isMentioned(database: Asked, digest: string): boolean {
  const found = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM journal WHERE instr(payload, :digest) > 0) OR EXISTS (SELECT 1 FROM drafts WHERE instr(couple, :digest) > 0)`,
    )
    .pluck()
    .get({ digest });
  return found !== 0;
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch {
    return []; // no folder, or a file in its place
  }
}
