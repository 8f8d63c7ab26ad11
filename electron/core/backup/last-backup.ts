import type { z } from 'zod';
import { BackupStatus } from '#shared/contract/index.ts';
import type { ReadableDb, WritableDb } from '../store/types.ts';

const name = 'backup:last';
const Last = BackupStatus.shape.last.unwrap();
export type LastBackup = z.infer<typeof Last>;

/** The last good backup, known also while its folder is out of reach. No act: it changes nothing of the hall. */
export function findLastBackup(db: ReadableDb): LastBackup | null {
  const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  return row ? Last.parse(JSON.parse(row.value)) : null;
}

/** Whether backups of this store are known to lie in the folder: an empty one is not the disk it was. */
export function isKnownFolder(db: ReadableDb, folder: string): boolean {
  return findLastBackup(db)?.folder === folder;
}

export function keepLastBackup(db: WritableDb, last: LastBackup): void {
  db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    name,
    JSON.stringify(last),
  );
}
