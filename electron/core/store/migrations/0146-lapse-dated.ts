import type { Migration } from './migration.ts';

/** When the lapse of an application got the date it has: a sheet of an earlier one is not the sheet of this. */
export const lapseDated0146: Migration = {
  version: 146,
  name: 'lapse-dated',
  migrate(db) {
    db.exec(`ALTER TABLE divorces ADD COLUMN lapse_dated_at TEXT`);
  },
};
