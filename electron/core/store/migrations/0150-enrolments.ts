import type { Migration } from './migration.ts';

/** What this station asked of the province and got; and its private keys, sealed, apart from the journal. */
export const enrolments0150: Migration = {
  version: 150,
  name: 'enrolments',
  migrate(db) {
    db.exec(`
      CREATE TABLE enrolments (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL CHECK (state IN ('requested', 'dismissed', 'inUse', 'replaced')),
        requested_at TEXT NOT NULL,
        requested_by TEXT NOT NULL REFERENCES staff (id),
        -- Who asks for certificates of which keys.
        request TEXT NOT NULL CHECK (json_valid(request)),
        enrolled_at TEXT,
        enrolled_by TEXT REFERENCES staff (id),
        approved_by TEXT REFERENCES staff (id),
        -- Address, certificates and what was pinned.
        answer TEXT CHECK (json_valid(answer)),
        CHECK ((answer IS NOT NULL) = (state IN ('inUse', 'replaced'))),
        CHECK ((answer IS NULL) = (enrolled_at IS NULL))
      ) STRICT, WITHOUT ROWID;
      -- One request waits, and one set of keys is in use.
      CREATE UNIQUE INDEX enrolments_open ON enrolments (state) WHERE state IN ('requested', 'inUse');

      -- No projection: the journal never holds a private key. Sealed under a key that is not in this file.
      CREATE TABLE station_keys (
        key_id TEXT PRIMARY KEY,
        sealed BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
