import type { Migration } from './migration.ts';

/** 自助机: who asked for a proof of a record; and outside the journal what was filled in and handed to nobody yet. */
export const kiosk0215: Migration = {
  version: 215,
  name: 'kiosk',
  migrate(db) {
    db.exec(`
      CREATE TABLE proof_requests (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        asked_at TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        identity_key TEXT NOT NULL,
        name TEXT NOT NULL,
        id_number TEXT NOT NULL,
        phone TEXT NOT NULL,
        business TEXT NOT NULL,
        year INTEGER,
        purpose TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'served', 'withdrawn', 'notFound')),
        note TEXT NOT NULL DEFAULT ''
      ) STRICT;
      CREATE INDEX proof_requests_by_person ON proof_requests (identity_key);
      CREATE INDEX proof_requests_by_state ON proof_requests (state, asked_at);

      -- By a keyed digest of whose they are.
      CREATE TABLE kiosk_drafts (
        owner TEXT NOT NULL,
        service TEXT NOT NULL,
        draft TEXT NOT NULL CHECK (json_valid(draft)),
        erased_on TEXT NOT NULL,
        PRIMARY KEY (owner, service)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE kiosk_pictures (
        id TEXT PRIMARY KEY,
        owner TEXT NOT NULL,
        service TEXT NOT NULL,
        of_whom TEXT NOT NULL,
        kind TEXT NOT NULL,
        jpeg BLOB NOT NULL
      ) STRICT;
      CREATE INDEX kiosk_pictures_by_owner ON kiosk_pictures (owner, service);
    `);
  },
};
