import { BackupPlan } from '#shared/contract/index.ts';
import { changeOne } from '../store/change-one.ts';
import { defineAct, type ReadableDb } from '../store/types.ts';

/** From now on backups are made there and then. */
export const backupPlanned = defineAct({
  type: 'backup.planned',
  payload: BackupPlan,
  project(db, { folder, times, keepDays }, header) {
    changeOne(
      db,
      `INSERT INTO backup_plan (only, folder, times, keep_days, since) VALUES (1, :folder, :times, :keepDays, :at)
       ON CONFLICT (only) DO UPDATE SET folder = excluded.folder, times = excluded.times, keep_days = excluded.keep_days, since = excluded.since`,
      { folder, times: JSON.stringify(times), keepDays, at: header.at },
    );
  },
});

export function findPlan(db: ReadableDb): BackupPlan | null {
  const row = db.prepare('SELECT folder, times, keep_days AS keepDays FROM backup_plan').get() as
    { folder: string; times: string; keepDays: number } | undefined;
  return row ? BackupPlan.parse({ ...row, times: JSON.parse(row.times) as unknown }) : null;
}
