import type { Migration } from './migration.ts';

/** Questions to the province, acts that cannot be sent as they are, and several envelopes of a lane under way at once. */
export const queue0160: Migration = {
  version: 160,
  name: 'queue',
  migrate(db) {
    db.exec(`
      CREATE TABLE province_questions (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        case_id TEXT REFERENCES cases (id),
        party TEXT CHECK (party IN ('man', 'woman')),
        content TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        asked_by TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
        answer TEXT,
        answered_at TEXT,
        -- The signed answer as it came, in the vault.
        answer_file TEXT
      ) STRICT;
      CREATE INDEX province_questions_by_state ON province_questions (state, asked_at);
      CREATE INDEX province_questions_by_case ON province_questions (case_id, asked_at);

      CREATE TABLE acts_aside (
        act_id TEXT PRIMARY KEY REFERENCES outbox (id),
        code TEXT NOT NULL,
        reason TEXT,
        at TEXT NOT NULL
      ) STRICT;

      -- They go again by themselves.
      UPDATE outbox SET state = 'pending' WHERE state = 'rejected'
        AND id IN (SELECT act_id FROM act_receipts WHERE code IN ('act.part', 'act.earlierRejected'));

      -- No projections: the envelopes that have no answer yet, which go again as they are, what is in them, and how often they went.
      CREATE TABLE sync_open_next (
        lane TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        header TEXT NOT NULL,
        digest TEXT NOT NULL,
        bytes BLOB NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        sent_at TEXT,
        -- Kept before it is believed.
        answer BLOB,
        answer_at TEXT,
        PRIMARY KEY (lane, sequence)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO sync_open_next (lane, sequence, header, digest, bytes)
        SELECT lane, header ->> '$.sequence', header, digest, bytes FROM sync_open;
      DROP TABLE sync_open;
      ALTER TABLE sync_open_next RENAME TO sync_open;
      CREATE TABLE sync_open_acts (
        id TEXT PRIMARY KEY,
        lane TEXT NOT NULL,
        sequence INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
