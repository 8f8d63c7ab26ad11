import type { Migration } from './migration.ts';

/** Every look at somebody's record with its purpose, and the register of look-ups (查档登记簿). */
export const lookUps0221: Migration = {
  version: 221,
  name: 'look-ups',
  migrate(db) {
    db.exec(`
      CREATE TABLE record_looks (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        why TEXT NOT NULL,
        matter TEXT NOT NULL,
        sought TEXT NOT NULL CHECK (json_valid(sought)),
        found INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX record_looks_by_at ON record_looks (at);
      CREATE TABLE record_openings (
        look_id TEXT NOT NULL REFERENCES record_looks (id),
        record_id TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (look_id, record_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX record_openings_by_record ON record_openings (record_id);

      CREATE TABLE look_ups (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        "on" TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        approver_id TEXT NOT NULL REFERENCES staff (id),
        request TEXT NOT NULL CHECK (json_valid(request)),
        records TEXT NOT NULL CHECK (json_valid(records)),
        document_id TEXT REFERENCES documents (id),
        CHECK (staff_id <> approver_id)
      ) STRICT;
      CREATE INDEX look_ups_by_on ON look_ups ("on", number);
    `);
  },
};
