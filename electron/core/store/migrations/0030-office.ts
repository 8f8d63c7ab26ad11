import type { Migration } from './migration.ts';

/** The office and its PCs, registration numbers, blank certificates and days of offline registration. */
export const officeMigration: Migration = {
  version: 30,
  name: 'office',
  migrate(database) {
    database.exec(`
      CREATE TABLE office (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        settings TEXT NOT NULL CHECK (json_valid(settings)),
        effective_from TEXT NOT NULL
      ) STRICT;

      CREATE TABLE stations (
        station TEXT PRIMARY KEY,
        devices TEXT NOT NULL CHECK (json_valid(devices))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE number_blocks (
        id TEXT PRIMARY KEY,
        station TEXT NOT NULL,
        prefix TEXT NOT NULL,
        region_code TEXT NOT NULL CHECK (length(region_code) = 6),
        year INTEGER NOT NULL,
        first INTEGER NOT NULL CHECK (first BETWEEN 1 AND 999999),
        last INTEGER NOT NULL CHECK (last BETWEEN first AND 999999),
        next INTEGER NOT NULL CHECK (next BETWEEN first AND last + 1),
        entered_by TEXT NOT NULL REFERENCES staff (id),
        approved_by TEXT NOT NULL REFERENCES staff (id),
        entered_at TEXT NOT NULL,
        CHECK (entered_by <> approved_by),
        UNIQUE (prefix, region_code, year, first)
      ) STRICT;

      CREATE TABLE numbers_taken (
        registration_number TEXT PRIMARY KEY,
        block_id TEXT NOT NULL REFERENCES number_blocks (id),
        state TEXT NOT NULL CHECK (state IN ('taken', 'used', 'voided')),
        case_id TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        reason TEXT,
        CHECK ((state = 'voided') = (reason IS NOT NULL))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE blank_batches (
        id TEXT PRIMARY KEY,
        station TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('marriage')),
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        entered_by TEXT NOT NULL REFERENCES staff (id),
        approved_by TEXT NOT NULL REFERENCES staff (id),
        entered_at TEXT NOT NULL,
        CHECK (entered_by <> approved_by)
      ) STRICT;

      CREATE TABLE blanks (
        -- Order in which blanks leave the stock.
        position INTEGER PRIMARY KEY,
        blank TEXT NOT NULL UNIQUE,
        batch_id TEXT NOT NULL REFERENCES blank_batches (id),
        kind TEXT NOT NULL CHECK (kind IN ('marriage')),
        state TEXT NOT NULL CHECK (state IN ('stock', 'taken', 'used', 'voided')),
        registration_number TEXT,
        case_id TEXT,
        case_number TEXT,
        reason TEXT,
        changed_at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        CHECK ((state = 'voided') = (reason IS NOT NULL)),
        CHECK (state <> 'stock' OR registration_number IS NULL),
        CHECK (state NOT IN ('taken', 'used') OR registration_number IS NOT NULL)
      ) STRICT;
      CREATE INDEX blanks_in_stock ON blanks (kind, position) WHERE state = 'stock';
      CREATE INDEX blanks_by_change ON blanks (changed_at, position);
      CREATE INDEX blanks_by_state ON blanks (state, changed_at, position);

      CREATE TABLE offline_days (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        authorisation TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        opened_by TEXT NOT NULL REFERENCES staff (id),
        reason TEXT NOT NULL,
        closed_at TEXT,
        closed_by TEXT REFERENCES staff (id),
        closed_reason TEXT,
        CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX one_open_offline_day ON offline_days (day) WHERE closed_at IS NULL;
    `);
  },
};
