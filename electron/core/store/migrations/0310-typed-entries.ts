import type { Migration } from './migration.ts';

/** What a second person typed again. */
export const typedEntries0310: Migration = {
  version: 310,
  name: 'typed-entries',
  migrate(db) {
    db.exec(`
      DROP TABLE backfill_entries;
      -- Typed once; a second person types what matters again.
      CREATE TABLE backfill_entries (
        id TEXT PRIMARY KEY,
        entry TEXT NOT NULL CHECK (json_valid(entry)),
        entered_at TEXT NOT NULL,
        entered_by TEXT NOT NULL REFERENCES staff (id),
        -- Who typed it again otherwise, and which fields differ.
        compared_by TEXT REFERENCES staff (id),
        differing TEXT CHECK (json_valid(differing))
      ) STRICT;
      CREATE INDEX backfill_entries_by_time ON backfill_entries (entered_at, id);
    `);
  },
};
