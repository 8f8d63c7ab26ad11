import type { Migration } from './migration.ts';

/** 颁证仪式 and bookings of the counselling rooms. */
export const ceremonies0200: Migration = {
  version: 200,
  name: 'ceremonies and rooms',
  migrate(db) {
    db.exec(`
      CREATE TABLE ceremonies (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        "on" TEXT NOT NULL,
        from_minute INTEGER NOT NULL,
        until_minute INTEGER NOT NULL CHECK (until_minute > from_minute),
        place TEXT NOT NULL,
        officiant_id TEXT,
        plan TEXT NOT NULL CHECK (json_valid(plan)),
        case_id TEXT,
        state TEXT NOT NULL CHECK (state IN ('booked', 'held', 'cancelled')),
        reason TEXT
      ) STRICT;
      CREATE INDEX ceremonies_by_day ON ceremonies ("on", from_minute);

      CREATE TABLE room_bookings (
        id TEXT PRIMARY KEY,
        room TEXT NOT NULL,
        "on" TEXT NOT NULL,
        "from" TEXT NOT NULL,
        until TEXT NOT NULL CHECK (until > "from"),
        who TEXT NOT NULL,
        counsellor_id TEXT,
        case_id TEXT,
        cancelled INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX room_bookings_by_day ON room_bookings ("on", room);
    `);
  },
};
