import type { Migration } from './migration.ts';

/** Each draft has an id, so that it is handed over once. */
export const kioskDraftIds0223: Migration = {
  version: 223,
  name: 'ids of kiosk drafts',
  migrate(db) {
    db.exec(`
      ALTER TABLE kiosk_drafts ADD COLUMN id TEXT NOT NULL DEFAULT '';
      UPDATE kiosk_drafts SET id = lower(hex(randomblob(16)));
    `);
  },
};
