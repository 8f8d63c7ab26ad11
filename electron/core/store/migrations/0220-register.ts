import type { Migration } from './migration.ts';

/** 登记记录: records typed from the paper archive, and the notes on these and on registered cases. */
export const register0220: Migration = {
  version: 220,
  name: 'register',
  migrate(db) {
    db.exec(`
      CREATE TABLE paper_records (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('marriage', 'divorce')),
        registration_number TEXT NOT NULL,
        -- As numbers of any time are compared; '' unknown.
        comparable_number TEXT NOT NULL,
        office_code TEXT,
        office_name TEXT NOT NULL,
        registered_on TEXT NOT NULL,
        file_number TEXT,
        entered_at TEXT NOT NULL,
        entered_by TEXT NOT NULL REFERENCES staff (id),
        confirmed_by TEXT NOT NULL REFERENCES staff (id),
        CHECK (entered_by <> confirmed_by)
      ) STRICT;
      CREATE INDEX paper_records_by_number ON paper_records (comparable_number) WHERE comparable_number <> '';

      CREATE TABLE paper_persons (
        record_id TEXT NOT NULL REFERENCES paper_records (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        name TEXT NOT NULL,
        person TEXT NOT NULL CHECK (json_valid(person)),
        PRIMARY KEY (record_id, slot)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX paper_persons_by_name ON paper_persons (name);
      CREATE TABLE paper_numbers (
        number TEXT NOT NULL,
        record_id TEXT NOT NULL REFERENCES paper_records (id),
        PRIMARY KEY (number, record_id)
      ) STRICT, WITHOUT ROWID;

      -- record_id: a case or a paper record.
      CREATE TABLE record_notes (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        party TEXT CHECK (party IN ('man', 'woman')),
        "on" TEXT NOT NULL,
        authority TEXT NOT NULL,
        document TEXT NOT NULL,
        comparable_document TEXT NOT NULL,
        file_number TEXT,
        text TEXT NOT NULL,
        changes TEXT NOT NULL CHECK (json_valid(changes)),
        staff_id TEXT REFERENCES staff (id),
        approver_id TEXT REFERENCES staff (id)
      ) STRICT;
      CREATE INDEX record_notes_by_record ON record_notes (record_id, at);
      CREATE INDEX record_notes_by_document ON record_notes (comparable_document) WHERE kind = 'reissued';

      -- Pages of the judgment or decision a note rests on, in the vault.
      CREATE TABLE note_pages (
        note_id TEXT NOT NULL REFERENCES record_notes (id),
        page INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (note_id, page)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
