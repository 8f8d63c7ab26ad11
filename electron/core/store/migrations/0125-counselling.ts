import type { Migration } from './migration.ts';

/** Sessions of counselling, apart from the registration file; what counsellors noted, apart from the journal too. */
export const counselling0125: Migration = {
  version: 125,
  name: 'counselling',
  migrate(db) {
    db.exec(`
      CREATE TABLE counselling_sessions (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        at TEXT NOT NULL,
        "on" TEXT NOT NULL,
        came TEXT CHECK (came IN ('man', 'woman')),
        outcome TEXT CHECK (outcome IN ('reconciled', 'notReconciled', 'continues')),
        next_on TEXT,
        staff_id TEXT NOT NULL REFERENCES staff (id)
      ) STRICT;
      CREATE INDEX counselling_sessions_by_case ON counselling_sessions (case_id, at);
      CREATE INDEX counselling_sessions_by_day ON counselling_sessions ("on");

      -- No projection: the journal does not hold what was said.
      CREATE TABLE counselling_notes (
        session_id TEXT PRIMARY KEY,
        note TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
