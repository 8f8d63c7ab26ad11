import type { Migration } from './migration.ts';

/** 补领: what a case has only where a certificate is issued anew. */
export const reissues0230: Migration = {
  version: 230,
  name: 'reissues',
  migrate(db) {
    db.exec(`
      CREATE TABLE reissues (
        case_id TEXT PRIMARY KEY REFERENCES cases (id),
        in_person INTEGER CHECK (in_person IN (0, 1)),
        -- The words a second person agreed to, where no archive proves the registration.
        approved_evidence TEXT,
        approver_id TEXT REFERENCES staff (id),
        CHECK ((approved_evidence IS NULL) = (approver_id IS NULL))
      ) STRICT;
    `);
  },
};
