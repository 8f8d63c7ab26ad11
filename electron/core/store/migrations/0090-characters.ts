import type { Migration } from './migration.ts';

/** Pictures of characters no font draws; one counts for a character of a case, the others were withdrawn. */
export const characters0090: Migration = {
  version: 90,
  name: 'characters',
  migrate(db) {
    db.exec(`
      CREATE TABLE character_pictures (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        character TEXT NOT NULL,
        digest TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('scan', 'file')),
        scan_id TEXT REFERENCES attachments (id),
        at TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        withdrawn_at TEXT,
        CHECK ((source = 'scan') = (scan_id IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX character_pictures_counting ON character_pictures (case_id, character) WHERE withdrawn_at IS NULL;
    `);
  },
};
