import type { Migration } from './migration.ts';

/**
 * The journal and what the store knows of itself. `position` is the order of arrival at this store and no part of the
 * chain; `station` and `seq` number the rows of each station without a gap. Request id, input digest and receipt stand
 * on the last row of a commit.
 */
export const journalMigration: Migration = {
  version: 10,
  name: 'journal',
  migrate(database) {
    database.exec(`
      CREATE TABLE meta (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE journal (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        station TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq > 0),
        at TEXT NOT NULL,
        on_date TEXT NOT NULL,
        staff_id TEXT,
        role TEXT,
        approver_id TEXT,
        counter TEXT,
        case_id TEXT,
        type TEXT NOT NULL,
        payload TEXT NOT NULL CHECK (json_valid(payload)),
        operation TEXT NOT NULL,
        request_id TEXT,
        input_digest TEXT,
        receipt TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        UNIQUE (station, seq),
        CHECK ((request_id IS NULL) = (input_digest IS NULL) AND (request_id IS NULL) = (receipt IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX journal_request ON journal (request_id) WHERE request_id IS NOT NULL;
      CREATE INDEX journal_case ON journal (case_id) WHERE case_id IS NOT NULL;
      CREATE INDEX journal_at ON journal (at);

      CREATE TRIGGER journal_never_updated BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
      CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the journal'); END;
    `);
  },
};
