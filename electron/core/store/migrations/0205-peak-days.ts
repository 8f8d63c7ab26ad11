import type { Migration } from './migration.ts';

/** Plans of peak days, past figures a supervisor entered, and who waits for a place. */
export const peakDays0205: Migration = {
  version: 205,
  name: 'peak days',
  migrate(db) {
    db.exec(`
      CREATE TABLE peak_plans (
        "date" TEXT PRIMARY KEY,
        plan TEXT NOT NULL CHECK (json_valid(plan))
      ) STRICT;
      CREATE TABLE peak_past (
        name TEXT NOT NULL,
        year INTEGER NOT NULL,
        count INTEGER NOT NULL,
        ordinary INTEGER NOT NULL,
        PRIMARY KEY (name, year)
      ) STRICT;
      CREATE TABLE peak_overflow (
        id TEXT PRIMARY KEY,
        "on" TEXT NOT NULL,
        service TEXT NOT NULL,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        note TEXT NOT NULL,
        entered_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'booked', 'declined', 'unreached'))
      ) STRICT;
      CREATE INDEX peak_overflow_in_order ON peak_overflow ("on", service, entered_at, id);
      CREATE UNIQUE INDEX peak_overflow_once ON peak_overflow ("on", service, phone) WHERE state IN ('waiting', 'called', 'booked');
    `);
  },
};
