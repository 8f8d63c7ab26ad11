import type { Migration } from './migration.ts';

/** 材料预审: the decisions, and outside the journal what was sent. */
export const preReview0195: Migration = {
  version: 195,
  name: 'pre-review',
  migrate(db) {
    db.exec(`
      CREATE TABLE pre_reviews (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        source_digest TEXT NOT NULL UNIQUE,
        content_digest TEXT NOT NULL,
        service TEXT NOT NULL,
        appointment_code TEXT NOT NULL,
        received_at TEXT NOT NULL,
        erased_on TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'passed', 'returned', 'used')),
        reasons TEXT NOT NULL DEFAULT '[]',
        decided_by TEXT,
        case_id TEXT
      ) STRICT;
      CREATE INDEX pre_reviews_by_state ON pre_reviews (state, received_at);
      CREATE INDEX pre_reviews_by_case ON pre_reviews (case_id) WHERE case_id IS NOT NULL;

      CREATE TABLE pre_review_contents (
        id TEXT PRIMARY KEY,
        content TEXT NOT NULL CHECK (json_valid(content)),
        note TEXT NOT NULL DEFAULT '',
        erased_on TEXT NOT NULL
      ) STRICT;
      CREATE TABLE pre_review_pictures (
        id TEXT NOT NULL,
        place INTEGER NOT NULL,
        of_whom TEXT NOT NULL,
        kind TEXT NOT NULL,
        jpeg BLOB NOT NULL,
        PRIMARY KEY (id, place)
      ) STRICT;
    `);
  },
};
