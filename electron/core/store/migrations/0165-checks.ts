import type { Migration } from './migration.ts';

/** What the province answered about the parties of cases, what was completed without, and what contradicts what was registered here. */
export const checks0165: Migration = {
  version: 165,
  name: 'checks',
  migrate(db) {
    db.exec(`
      CREATE TABLE online_checks (
        question_id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        party TEXT NOT NULL CHECK (party IN ('man', 'woman')),
        -- Whom the province was asked about.
        person TEXT NOT NULL CHECK (json_valid(person)),
        asked_at TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        answer TEXT CHECK (json_valid(answer)),
        refusal TEXT CHECK (json_valid(refusal)),
        CHECK ((answer IS NULL) <> (refusal IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX online_checks_case ON online_checks (case_id);

      -- Completed under offline registration: both parties are checked once the province answers again.
      CREATE TABLE offline_acts (
        case_id TEXT PRIMARY KEY REFERENCES cases (id),
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        authorisation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'checked')),
        man_question TEXT UNIQUE,
        woman_question TEXT UNIQUE,
        man_checked INTEGER NOT NULL DEFAULT 0 CHECK (man_checked IN (0, 1)),
        woman_checked INTEGER NOT NULL DEFAULT 0 CHECK (woman_checked IN (0, 1))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX offline_acts_unchecked ON offline_acts (state, at) WHERE state <> 'checked';
      CREATE INDEX offline_acts_day ON offline_acts (day);

      CREATE TABLE discrepancies (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        kind TEXT NOT NULL CHECK (kind IN ('identity', 'marriedAlready', 'notInForce', 'conflict', 'rejected')),
        -- null: of both parties, or of the act.
        party TEXT CHECK (party IN ('man', 'woman')),
        -- What told it: the question, the act or the notice of the province.
        source TEXT NOT NULL,
        ours TEXT NOT NULL CHECK (json_valid(ours)),
        theirs TEXT NOT NULL CHECK (json_valid(theirs)),
        found_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'settled')),
        conclusion TEXT,
        measure TEXT,
        note TEXT,
        settled_by TEXT REFERENCES staff (id),
        approved_by TEXT REFERENCES staff (id),
        settled_at TEXT,
        CHECK ((state = 'settled') = (settled_at IS NOT NULL)),
        CHECK ((settled_at IS NULL) = (conclusion IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX discrepancies_state ON discrepancies (state, found_at);
      CREATE INDEX discrepancies_case ON discrepancies (case_id);
    `);
  },
};
