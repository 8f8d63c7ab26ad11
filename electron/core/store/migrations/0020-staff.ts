import type { Migration } from './migration.ts';

/** Who works here, and the hashes with which they prove themselves. */
export const staffMigration: Migration = {
  version: 20,
  name: 'staff',
  migrate(database) {
    database.exec(`
      CREATE TABLE staff (
        id TEXT PRIMARY KEY,
        -- 01a and 01A are one person at the keyboard.
        code TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(code) BETWEEN 2 AND 12),
        name TEXT NOT NULL CHECK (length(name) > 0),
        roles TEXT NOT NULL CHECK (json_valid(roles) AND json_array_length(roles) > 0),
        id_number TEXT CHECK (length(id_number) = 18),
        certificate_number TEXT,
        certificate_valid_until TEXT,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        CHECK ((certificate_number IS NULL) = (certificate_valid_until IS NULL))
      ) STRICT;

      CREATE TABLE staff_credentials (
        staff_id TEXT PRIMARY KEY REFERENCES staff (id),
        password_hash TEXT NOT NULL CHECK (length(password_hash) > 0),
        -- Raised by each new password: sessions begun under an older one end.
        password_version INTEGER NOT NULL CHECK (password_version > 0),
        pin_hash TEXT,
        failed_tries INTEGER NOT NULL CHECK (failed_tries >= 0),
        locked_until TEXT
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
