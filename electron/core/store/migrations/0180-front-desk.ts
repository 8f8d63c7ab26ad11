import type { Migration } from './migration.ts';

/** How the front desk works. */
export const frontDesk0180: Migration = {
  version: 180,
  name: 'front desk',
  migrate(db) {
    db.exec(`
      CREATE TABLE front_desk_settings (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        settings TEXT NOT NULL CHECK (json_valid(settings))
      ) STRICT;
    `);
  },
};
