import type { Migration } from './migration.ts';

/** How each party was seen again at the second visit under way. */
export const secondVisit0130: Migration = {
  version: 130,
  name: 'second-visit',
  migrate(db) {
    db.exec(`ALTER TABLE divorces ADD COLUMN seen_again TEXT`);
  },
};
