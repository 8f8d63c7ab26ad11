import type { Migration } from './migration.ts';

/** What a case of divorce has beyond every case: its dates to the day, who came and what they said, how it ended. */
export const divorce0110: Migration = {
  version: 110,
  name: 'divorce',
  migrate(db) {
    db.exec(`
      CREATE TABLE divorces (
        case_id TEXT PRIMARY KEY REFERENCES cases (id),
        -- The first visit, as answered; who signed the application.
        first_visit TEXT,
        applied TEXT,
        -- The office that accepted it, and everything the receipt says.
        received_by TEXT,
        receipt_number TEXT,
        rest_policy TEXT,
        accepted_on TEXT,
        dates TEXT,
        withdraw_until TEXT,
        issue_from TEXT,
        issue_until TEXT,
        lapses_on TEXT,
        provisional INTEGER CHECK (provisional IN (0, 1)),
        -- Dates that a notice moved after the couple was last told.
        moved TEXT,
        withdrawal TEXT,
        -- The second visit under way.
        returned_at TEXT,
        returned_on TEXT,
        man_interview TEXT,
        woman_interview TEXT,
        declared TEXT,
        agreement_signed TEXT,
        man_photo_id TEXT,
        woman_photo_id TEXT,
        ended_as TEXT,
        CHECK ((accepted_on IS NULL) = (dates IS NULL)),
        CHECK ((accepted_on IS NULL) = (receipt_number IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX divorces_by_receipt_number ON divorces (receipt_number) WHERE receipt_number IS NOT NULL;
      CREATE INDEX divorces_by_accepted_on ON divorces (accepted_on);

      -- Somebody came, and the application stayed as it was.
      CREATE TABLE divorce_visits (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        at TEXT NOT NULL,
        "on" TEXT NOT NULL,
        came TEXT CHECK (came IN ('man', 'woman')),
        outcome TEXT NOT NULL,
        note TEXT NOT NULL,
        staff_id TEXT
      ) STRICT;
      CREATE INDEX divorce_visits_by_case ON divorce_visits (case_id, at);

      -- Blanks of 离婚证 too. Both tables are projections: they are filled again from the journal.
      DROP TABLE blanks;
      DROP TABLE blank_batches;
      CREATE TABLE blank_batches (
        id TEXT PRIMARY KEY,
        station TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('marriage', 'divorce')),
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        entered_by TEXT NOT NULL REFERENCES staff (id),
        approved_by TEXT NOT NULL REFERENCES staff (id),
        entered_at TEXT NOT NULL,
        CHECK (entered_by <> approved_by)
      ) STRICT;

      CREATE TABLE blanks (
        -- Order in which blanks leave the stock.
        position INTEGER PRIMARY KEY,
        blank TEXT NOT NULL UNIQUE,
        batch_id TEXT NOT NULL REFERENCES blank_batches (id),
        kind TEXT NOT NULL CHECK (kind IN ('marriage', 'divorce')),
        state TEXT NOT NULL CHECK (state IN ('stock', 'taken', 'used', 'voided')),
        registration_number TEXT,
        case_id TEXT,
        case_number TEXT,
        reason TEXT,
        changed_at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        CHECK ((state = 'voided') = (reason IS NOT NULL)),
        CHECK (state <> 'stock' OR registration_number IS NULL),
        CHECK (state NOT IN ('taken', 'used') OR registration_number IS NOT NULL)
      ) STRICT;
      CREATE INDEX blanks_in_stock ON blanks (kind, position) WHERE state = 'stock';
      CREATE INDEX blanks_by_change ON blanks (changed_at, position);
      CREATE INDEX blanks_by_state ON blanks (state, changed_at, position);
    `);
  },
};
