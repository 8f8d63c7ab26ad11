import type { Migration } from './migration.ts';

/** 撤销与更正: what was done in each, and the pages that came with it. */
export const proceedings0241: Migration = {
  version: 241,
  name: 'proceedings',
  migrate(db) {
    db.exec(`
      -- record_id: a case or a paper record.
      CREATE TABLE proceedings (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('revocation', 'correction')),
        record_id TEXT NOT NULL,
        archived INTEGER NOT NULL DEFAULT 0,
        -- The note its decision wrote on the record.
        note_id TEXT REFERENCES record_notes (id)
      ) STRICT;
      CREATE INDEX proceedings_by_record ON proceedings (record_id);
      CREATE INDEX proceedings_by_note ON proceedings (note_id) WHERE note_id IS NOT NULL;

      CREATE TABLE proceeding_steps (
        id TEXT PRIMARY KEY,
        proceeding_id TEXT NOT NULL REFERENCES proceedings (id),
        place INTEGER NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        said TEXT NOT NULL CHECK (json_valid(said)),
        "until" TEXT,
        document_id TEXT,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        approver_id TEXT REFERENCES staff (id),
        UNIQUE (proceeding_id, place)
      ) STRICT;

      -- Evidence and signed papers, in the vault.
      CREATE TABLE proceeding_pages (
        step_id TEXT NOT NULL REFERENCES proceeding_steps (id),
        page INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (step_id, page)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
