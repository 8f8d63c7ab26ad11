import type { Migration } from './migration.ts';

/** Every copy of the ledger that left the store. Ids are in the order of time. */
export const ledger0080: Migration = {
  version: 80,
  name: 'ledger',
  migrate(db) {
    db.exec(`
      CREATE TABLE ledger_exports (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        opened_from TEXT NOT NULL,
        opened_to TEXT NOT NULL,
        rows INTEGER NOT NULL CHECK (rows > 0)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cases_by_opened_on ON cases (opened_on, opened_at);
    `);
  },
};
