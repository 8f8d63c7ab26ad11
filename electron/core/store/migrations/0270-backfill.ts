import type { Migration } from './migration.ts';

/** 补录: records of before this program; and one index by which anybody in any record is found. */
export const backfill0270: Migration = {
  version: 270,
  name: 'backfill',
  migrate(db) {
    db.exec(`
      -- One row a record, of whatever source.
      CREATE TABLE register_entries (
        entry INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL CHECK (source IN ('case', 'paper', 'backfill')),
        registration_number TEXT NOT NULL,
        -- As numbers of any time are compared; '' unknown.
        comparable_number TEXT NOT NULL,
        file_number TEXT,
        "on" TEXT
      ) STRICT;
      CREATE INDEX register_entries_by_number ON register_entries (comparable_number) WHERE comparable_number <> '';
      CREATE INDEX register_entries_by_file ON register_entries (file_number) WHERE file_number IS NOT NULL;
      CREATE INDEX register_entries_by_day ON register_entries ("on") WHERE "on" IS NOT NULL;

      -- Every name of everybody in it. id: 16 times the entry, and a place: an entry's names are a range.
      CREATE TABLE register_persons (
        id INTEGER PRIMARY KEY,
        -- Names as they are compared: width, traditional forms and dots tell none from another.
        name TEXT NOT NULL,
        spouse TEXT NOT NULL,
        "on" TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        other_pinyin TEXT,
        initials TEXT NOT NULL,
        -- From the last character to the first; NULL of names of less than three.
        tail TEXT,
        -- The first and the last of three.
        ends TEXT
      ) STRICT;
      CREATE INDEX register_persons_by_name ON register_persons (name, spouse, "on");
      CREATE INDEX register_persons_by_pinyin ON register_persons (pinyin, spouse, "on");
      CREATE INDEX register_persons_by_other_pinyin ON register_persons (other_pinyin, spouse, "on") WHERE other_pinyin IS NOT NULL;
      CREATE INDEX register_persons_by_initials ON register_persons (initials, spouse, "on");
      CREATE INDEX register_persons_by_tail ON register_persons (tail, spouse, "on") WHERE tail IS NOT NULL;
      CREATE INDEX register_persons_by_ends ON register_persons (ends, spouse, "on") WHERE ends IS NOT NULL;

      -- Every number of everybody in it, as numbers are compared.
      CREATE TABLE register_numbers (
        number TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES register_entries (entry),
        PRIMARY KEY (number, entry)
      ) STRICT, WITHOUT ROWID;

      -- What takes the place of the paper records' own.
      DROP TABLE paper_numbers;
      DROP INDEX paper_persons_by_name;
      DROP INDEX paper_records_by_number;

      -- Where records come from, and how its columns are read.
      CREATE TABLE backfill_sources (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        settings TEXT NOT NULL CHECK (json_valid(settings)),
        changed_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE backfill_batches (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES backfill_sources (id),
        file_name TEXT NOT NULL,
        file_digest TEXT NOT NULL,
        -- Rows of the file, without its head.
        rows INTEGER NOT NULL,
        -- The last line that was taken, held or known.
        line INTEGER NOT NULL,
        taken INTEGER NOT NULL,
        known INTEGER NOT NULL,
        held INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'rollingBack', 'rolledBack')),
        settings TEXT NOT NULL CHECK (json_valid(settings)),
        begun_at TEXT NOT NULL,
        begun_by TEXT NOT NULL REFERENCES staff (id),
        ended_at TEXT
      ) STRICT;

      CREATE TABLE historical_records (
        entry INTEGER PRIMARY KEY REFERENCES register_entries (entry),
        -- NULL: typed by hand.
        batch_id TEXT REFERENCES backfill_batches (id),
        line INTEGER,
        -- Tells the same row of the same source when it comes again.
        row_key TEXT UNIQUE,
        record TEXT NOT NULL CHECK (json_valid(record)),
        entered_by TEXT REFERENCES staff (id),
        confirmed_by TEXT REFERENCES staff (id)
      ) STRICT;
      CREATE INDEX historical_records_by_batch ON historical_records (batch_id, line) WHERE batch_id IS NOT NULL;

      -- Rows that could not be taken, as they stand in the file, until a corrected one comes.
      CREATE TABLE backfill_held (
        batch_id TEXT NOT NULL REFERENCES backfill_batches (id),
        line INTEGER NOT NULL,
        cells TEXT NOT NULL CHECK (json_valid(cells)),
        problems TEXT NOT NULL CHECK (json_valid(problems)),
        PRIMARY KEY (batch_id, line)
      ) STRICT, WITHOUT ROWID;

      -- Typed once; a second person types what matters again.
      CREATE TABLE backfill_entries (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL CHECK (json_valid(record)),
        entered_at TEXT NOT NULL,
        entered_by TEXT NOT NULL REFERENCES staff (id)
      ) STRICT;
      CREATE TABLE backfill_pages (
        record_id TEXT NOT NULL,
        page INTEGER NOT NULL CHECK (page > 0),
        digest TEXT NOT NULL,
        PRIMARY KEY (record_id, page)
      ) STRICT, WITHOUT ROWID;

      -- Whether two records are of one person: proposed by what they have in common, said by a clerk.
      CREATE TABLE person_links (
        one TEXT NOT NULL,
        one_slot TEXT NOT NULL CHECK (one_slot IN ('man', 'woman')),
        other TEXT NOT NULL,
        other_slot TEXT NOT NULL CHECK (other_slot IN ('man', 'woman')),
        same INTEGER NOT NULL CHECK (same IN (0, 1)),
        at TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        PRIMARY KEY (one, one_slot, other, other_slot),
        CHECK (one < other)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX person_links_by_other ON person_links (other, one);

      -- What a look went on to seek after its first question.
      CREATE TABLE record_look_steps (
        look_id TEXT NOT NULL REFERENCES record_looks (id),
        at TEXT NOT NULL,
        sought TEXT NOT NULL,
        found INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX record_look_steps_by_look ON record_look_steps (look_id, at);
    `);
  },
};
