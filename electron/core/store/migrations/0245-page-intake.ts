import type { Migration } from './migration.ts';

/** 扫描入库: pages that came with a batch, and what became of them. */
export const pageIntake0245: Migration = {
  version: 245,
  name: 'page-intake',
  migrate(db) {
    db.exec(`
      CREATE TABLE incoming_pages (
        id TEXT PRIMARY KEY,
        file_name TEXT NOT NULL,
        page INTEGER NOT NULL,
        pages INTEGER NOT NULL,
        -- Of the page as it lay, before it was turned: the same picture has the same.
        source TEXT NOT NULL,
        -- Of the kept picture; duplicates keep none.
        digest TEXT,
        state TEXT NOT NULL CHECK (state IN ('filed', 'duplicate', 'blank', 'unsorted', 'setAside')),
        reason TEXT,
        barcodes TEXT NOT NULL,
        measure TEXT NOT NULL,
        findings TEXT NOT NULL,
        attachment_id TEXT REFERENCES attachments (id),
        duplicate_of TEXT REFERENCES incoming_pages (id),
        taken_at TEXT NOT NULL,
        taken_by TEXT REFERENCES staff (id),
        set_aside_because TEXT,
        CHECK ((digest IS NULL) = (state = 'duplicate')),
        CHECK ((attachment_id IS NULL) = (state <> 'filed')),
        CHECK ((set_aside_because IS NULL) = (state <> 'setAside'))
      ) STRICT;
      CREATE INDEX incoming_pages_by_source ON incoming_pages (source);
      CREATE INDEX incoming_pages_by_state ON incoming_pages (state, taken_at);
    `);
  },
};
