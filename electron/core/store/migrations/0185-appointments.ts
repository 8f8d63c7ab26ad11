import type { Migration } from './migration.ts';

/** 预约, and who comes to each. */
export const appointments0185: Migration = {
  version: 185,
  name: 'appointments',
  migrate(db) {
    db.exec(`
      CREATE TABLE appointments (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        service TEXT NOT NULL,
        "on" TEXT NOT NULL,
        "from" TEXT NOT NULL,
        counter TEXT NOT NULL,
        plan TEXT NOT NULL CHECK (json_valid(plan)),
        phone TEXT NOT NULL,
        case_id TEXT,
        source TEXT NOT NULL CHECK (source IN ('reception', 'phone', 'import', 'kiosk')),
        -- What the platform it was booked on calls it.
        outside_number TEXT,
        state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'noShow', 'cancelled')),
        reason TEXT,
        booked_at TEXT NOT NULL,
        arrived_at TEXT
      ) STRICT;
      CREATE INDEX appointments_by_day ON appointments ("on", "from");
      CREATE INDEX appointments_open ON appointments (state, "on") WHERE state = 'booked';
      CREATE UNIQUE INDEX appointments_by_outside_number ON appointments (outside_number) WHERE outside_number IS NOT NULL;
      CREATE INDEX appointments_by_phone ON appointments (phone);

      CREATE TABLE appointment_people (
        appointment_id TEXT NOT NULL REFERENCES appointments (id),
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        -- '' where no number is known.
        identity_key TEXT NOT NULL,
        PRIMARY KEY (appointment_id, place)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX appointment_people_by_identity ON appointment_people (identity_key) WHERE identity_key <> '';
      CREATE INDEX appointment_people_by_name ON appointment_people (name);
    `);
  },
};
