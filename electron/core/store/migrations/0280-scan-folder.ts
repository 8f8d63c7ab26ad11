import type { Migration } from './migration.ts';

/** The folder the scanner of this PC writes to. */
export const scanFolder0280: Migration = {
  version: 280,
  name: 'scan-folder',
  migrate(db) {
    db.exec('CREATE TABLE scan_folder (only INTEGER PRIMARY KEY CHECK (only = 1), folder TEXT) STRICT');
  },
};
