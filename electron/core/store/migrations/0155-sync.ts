import type { Migration } from './migration.ts';

/** What the province answered: receipts of acts, and how far the chains of envelopes have come. */
export const sync0155: Migration = {
  version: 155,
  name: 'sync',
  migrate(db) {
    db.exec(`
      CREATE TABLE outbox_next (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        act TEXT NOT NULL,
        at TEXT NOT NULL,
        content TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'conflict'))
      ) STRICT;
      INSERT INTO outbox_next SELECT id, case_id, act, at, content, state FROM outbox ORDER BY rowid;
      DROP TABLE outbox;
      ALTER TABLE outbox_next RENAME TO outbox;
      CREATE INDEX outbox_by_state ON outbox (state, at);
      CREATE INDEX outbox_by_case ON outbox (case_id, at);

      CREATE TABLE act_receipts (
        act_id TEXT PRIMARY KEY REFERENCES outbox (id),
        result TEXT NOT NULL CHECK (result IN ('accepted', 'duplicate', 'rejected', 'conflict')),
        code TEXT,
        reason TEXT,
        receipt TEXT,
        ingested_at TEXT,
        conflicts_with TEXT,
        -- The signed answer it stands in, in the vault.
        answer TEXT NOT NULL,
        taken_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE sync_chains (
        lane TEXT NOT NULL CHECK (lane IN ('acts', 'questions')),
        direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
        sequence INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (lane, direction)
      ) STRICT, WITHOUT ROWID;

      -- No projection: the envelope of a lane that has no answer yet, which goes again as it is.
      CREATE TABLE sync_open (
        lane TEXT PRIMARY KEY,
        header TEXT NOT NULL,
        digest TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
