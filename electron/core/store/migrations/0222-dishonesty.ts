import type { Migration } from './migration.ts';

/** 严重失信当事人名单: who is listed, why, until when, and who was taken off it. */
export const dishonesty0222: Migration = {
  version: 222,
  name: 'dishonesty',
  migrate(db) {
    db.exec(`
      CREATE TABLE dishonesty_listings (
        id TEXT PRIMARY KEY,
        -- As numbers of persons are compared.
        number TEXT NOT NULL,
        name TEXT NOT NULL,
        id_number TEXT NOT NULL,
        ground TEXT NOT NULL,
        facts TEXT NOT NULL,
        evidence TEXT NOT NULL,
        document TEXT NOT NULL,
        authority TEXT NOT NULL,
        listed_on TEXT NOT NULL,
        until TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        approver_id TEXT NOT NULL REFERENCES staff (id),
        removed_on TEXT,
        removed_reason TEXT,
        removed_document TEXT,
        removed_by TEXT REFERENCES staff (id),
        removal_approved_by TEXT REFERENCES staff (id),
        CHECK (staff_id <> approver_id),
        CHECK (listed_on <= until),
        CHECK ((removed_on IS NULL) = (removed_by IS NULL))
      ) STRICT;
      CREATE INDEX dishonesty_listings_by_number ON dishonesty_listings (number, until);
    `);
  },
};
