import type { Migration } from './migration.ts';

/** Every file of reminders that left the store. Ids are in the order of time. */
export const reminders0120: Migration = {
  version: 120,
  name: 'reminders',
  migrate(db) {
    db.exec(`
      CREATE TABLE reminder_exports (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        -- The day on which the messages are to go out, and how long before the dates that is.
        send_on TEXT NOT NULL,
        days_before INTEGER NOT NULL CHECK (days_before > 0),
        rows INTEGER NOT NULL CHECK (rows > 0)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX reminder_exports_by_day ON reminder_exports (send_on);
    `);
  },
};
