import type { Migration } from './migration.ts';

/** Where and when backups are made, what a restored store came from, and numbers that a restored store gives up. */
export const backup0060: Migration = {
  version: 60,
  name: 'backup',
  migrate(db) {
    db.exec(`
      CREATE TABLE backup_plan (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        folder TEXT NOT NULL CHECK (length(folder) > 0),
        times TEXT NOT NULL CHECK (json_valid(times)),
        keep_days INTEGER NOT NULL CHECK (keep_days > 0),
        since TEXT NOT NULL
      ) STRICT;

      -- Each restoring of this store from a backup. Acts after the last one restored may be missing.
      CREATE TABLE restores (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        backup TEXT NOT NULL,
        station TEXT NOT NULL,
        through INTEGER NOT NULL,
        -- Null: it is certain that nothing is missing.
        missing_from INTEGER,
        -- Null: nobody knows how many.
        missing_to INTEGER,
        resumed_at TEXT,
        resumed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        CHECK (missing_from IS NOT NULL OR missing_to IS NULL)
      ) STRICT;

      -- A number that was given out by acts lost with a disk belongs to no case here. Its rows come back from the journal.
      DROP TABLE numbers_taken;
      CREATE TABLE numbers_taken (
        registration_number TEXT PRIMARY KEY,
        block_id TEXT NOT NULL REFERENCES number_blocks (id),
        state TEXT NOT NULL CHECK (state IN ('taken', 'used', 'voided')),
        case_id TEXT,
        taken_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        reason TEXT,
        CHECK ((state = 'voided') = (reason IS NOT NULL)),
        CHECK (case_id IS NOT NULL OR state = 'voided')
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
