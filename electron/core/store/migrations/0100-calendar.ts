import type { Migration } from './migration.ts';

/** Holiday notices two people took in, and the days of regions laid over them: the file as it counts now. */
export const calendar0100: Migration = {
  version: 100,
  name: 'calendar',
  migrate(db) {
    const imported = `
        file TEXT NOT NULL,
        file_name TEXT NOT NULL,
        digest TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        imported_by TEXT NOT NULL REFERENCES staff (id),
        approved_by TEXT NOT NULL REFERENCES staff (id)`;
    db.exec(`
      CREATE TABLE calendar_years (
        year INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2199),${imported}
      ) STRICT;
      CREATE TABLE calendar_overlays (
        region TEXT NOT NULL CHECK (length(region) IN (2, 4, 6)),
        year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),${imported},
        PRIMARY KEY (region, year)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
