import type { Migration } from './migration.ts';

/** What a run of the import has to know to go on, and what becomes of rows that wait. */
export const backfillRuns0300: Migration = {
  version: 300,
  name: 'backfill-runs',
  migrate(db) {
    db.exec(`
      -- Where the file lay, and its head.
      ALTER TABLE backfill_batches ADD COLUMN path TEXT NOT NULL DEFAULT '';
      ALTER TABLE backfill_batches ADD COLUMN head TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(head));
      -- Records that stayed when the batch was rolled back.
      ALTER TABLE backfill_batches ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
      -- The batch that brought the corrected row; or why the row is no record.
      ALTER TABLE backfill_held ADD COLUMN resolved_by TEXT REFERENCES backfill_batches (id);
      ALTER TABLE backfill_held ADD COLUMN set_aside TEXT;
      -- Whoever takes an entry back takes its numbers.
      CREATE INDEX register_numbers_by_entry ON register_numbers (entry);
      CREATE INDEX backfill_held_by_resolver ON backfill_held (resolved_by) WHERE resolved_by IS NOT NULL;
    `);
  },
};
