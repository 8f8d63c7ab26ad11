import type { Migration } from './migration.ts';

/** Blanks that a day left with an unfinished visit wait for two people to account for them. A projection: filled again from the journal. */
export const unaccountedBlanks0145: Migration = {
  version: 145,
  name: 'unaccounted-blanks',
  migrate(db) {
    db.exec(`
      DROP TABLE blanks;
      CREATE TABLE blanks (
        -- Order in which blanks leave the stock.
        position INTEGER PRIMARY KEY,
        blank TEXT NOT NULL UNIQUE,
        batch_id TEXT NOT NULL REFERENCES blank_batches (id),
        kind TEXT NOT NULL CHECK (kind IN ('marriage', 'divorce')),
        state TEXT NOT NULL CHECK (state IN ('stock', 'taken', 'used', 'unaccounted', 'voided')),
        registration_number TEXT,
        case_id TEXT,
        case_number TEXT,
        reason TEXT,
        changed_at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        CHECK ((state = 'voided') = (reason IS NOT NULL)),
        CHECK (state <> 'stock' OR registration_number IS NULL),
        CHECK (state NOT IN ('taken', 'used', 'unaccounted') OR registration_number IS NOT NULL),
        CHECK (state <> 'unaccounted' OR case_id IS NOT NULL)
      ) STRICT;
      CREATE INDEX blanks_in_stock ON blanks (kind, position) WHERE state = 'stock';
      CREATE INDEX blanks_by_change ON blanks (changed_at, position);
      CREATE INDEX blanks_by_state ON blanks (state, changed_at, position);
      CREATE INDEX blanks_unaccounted ON blanks (case_id, position) WHERE state = 'unaccounted';
    `);
  },
};
