import type { Migration } from './migration.ts';

/** 案卷, 档案盒 and what was handed over to the archives bureau. */
export const archiveFiles0240: Migration = {
  version: 240,
  name: 'archive-files',
  migrate(db) {
    db.exec(`
      CREATE TABLE archive_boxes (
        id TEXT PRIMARY KEY,
        file_class TEXT NOT NULL CHECK (file_class IN ('marriage', 'revocation', 'divorce', 'reissue')),
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        emptied_because TEXT,
        UNIQUE (file_class, year, number)
      ) STRICT;

      CREATE TABLE archive_transfers (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        year INTEGER NOT NULL,
        file_class TEXT,
        receiver TEXT NOT NULL,
        folder TEXT NOT NULL,
        files INTEGER NOT NULL,
        pages INTEGER NOT NULL,
        -- SM3 of the manifest.
        digest TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        approver_id TEXT NOT NULL REFERENCES staff (id),
        CHECK (staff_id <> approver_id)
      ) STRICT;

      -- act_id: a case, or the note that tells of a revocation. A number is given once, also where its file was taken apart.
      CREATE TABLE archive_files (
        id TEXT PRIMARY KEY,
        act_id TEXT NOT NULL,
        act TEXT NOT NULL,
        file_class TEXT NOT NULL CHECK (file_class IN ('marriage', 'revocation', 'divorce', 'reissue')),
        year INTEGER NOT NULL,
        room_number INTEGER NOT NULL,
        file_number TEXT NOT NULL,
        archives_number TEXT,
        filed_at TEXT NOT NULL,
        filed_by TEXT NOT NULL REFERENCES staff (id),
        incomplete_because TEXT,
        box_id TEXT REFERENCES archive_boxes (id),
        transfer_id TEXT REFERENCES archive_transfers (id),
        undone_at TEXT,
        undone_by TEXT REFERENCES staff (id),
        undone_because TEXT,
        UNIQUE (file_class, year, room_number),
        CHECK ((undone_at IS NULL) = (undone_because IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX archive_files_by_act ON archive_files (act_id, act) WHERE undone_at IS NULL;
      CREATE INDEX archive_files_by_number ON archive_files (file_number);
    `);
  },
};
