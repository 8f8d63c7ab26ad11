import type { Migration } from './migration.ts';

/** What two people said of the PC's clock, what bears a date that had not come, and whether the clock is doubted. */
export const clock0065: Migration = {
  version: 65,
  name: 'clock',
  migrate(db) {
    db.exec(`
      CREATE TABLE clock_confirmations (
        id TEXT PRIMARY KEY,
        station TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        zone TEXT NOT NULL,
        confirmed_by TEXT NOT NULL,
        approved_by TEXT NOT NULL,
        reason TEXT NOT NULL
      ) STRICT;

      -- Numbers given out under a date that had not come yet.
      CREATE TABLE clock_misdated (
        registration_number TEXT PRIMARY KEY,
        on_date TEXT NOT NULL,
        confirmation_id TEXT NOT NULL REFERENCES clock_confirmations (id)
      ) STRICT;

      -- Outside the journal: an observation, not an act. It outlives a restart, or restarting would be the way round it.
      CREATE TABLE clock_doubt (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        state TEXT NOT NULL,
        noticed_at TEXT NOT NULL
      ) STRICT;
    `);
  },
};
