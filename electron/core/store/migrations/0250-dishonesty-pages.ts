import type { Migration } from './migration.ts';

/** Scanned pages of what proves a listing, in order. */
export const dishonestyPages0250: Migration = {
  version: 250,
  name: 'dishonesty pages',
  migrate(db) {
    db.exec(`
      CREATE TABLE dishonesty_pages (
        listing_id TEXT NOT NULL REFERENCES dishonesty_listings (id),
        page INTEGER NOT NULL CHECK (page > 0),
        digest TEXT NOT NULL,
        PRIMARY KEY (listing_id, page)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
