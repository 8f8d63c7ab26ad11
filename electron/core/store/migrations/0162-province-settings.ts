import type { Migration } from './migration.ts';

/** How the province is reached; what its clock said, and which of our keys it has revoked; attachments of waiting acts. */
export const provinceSettings0162: Migration = {
  version: 162,
  name: 'province settings',
  migrate(db) {
    db.exec(`
      CREATE TABLE province_settings (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        settings TEXT NOT NULL CHECK (json_valid(settings)),
        configured_at TEXT NOT NULL,
        configured_by TEXT NOT NULL REFERENCES staff (id)
      ) STRICT;

      -- No projection: an observation, not an act. It outlives a restart, or restarting would be the way round it.
      CREATE TABLE province_clock (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        -- How far the PC is ahead, and how much of that the round trip leaves open; ms.
        offset_ms INTEGER NOT NULL,
        error_ms INTEGER NOT NULL,
        measured_at TEXT NOT NULL,
        -- As it was when two people found the PC's clock right.
        confirmed_ms INTEGER NOT NULL,
        -- From one measurement to the next, both within the limit; until it is confirmed.
        jumped_ms INTEGER
      ) STRICT;

      -- No projection: keys of this station that count no more at the province, as it said last.
      CREATE TABLE province_revoked (
        key_id TEXT PRIMARY KEY,
        since TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Attachments that go before the act that names them: digest in the vault, kind, type and size of each.
      ALTER TABLE outbox ADD COLUMN parts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(parts));

      -- No projection: how much of an attachment the province has, so that the rest goes and not all of it again.
      CREATE TABLE sync_parts (
        digest TEXT PRIMARY KEY,
        have INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
