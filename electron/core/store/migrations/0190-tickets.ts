import type { Migration } from './migration.ts';

/** 取号叫号: tickets, each time one was called, the cases served with them, and how it was (好差评). */
export const tickets0190: Migration = {
  version: 190,
  name: 'tickets',
  migrate(db) {
    db.exec(`
      CREATE TABLE tickets (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        "on" TEXT NOT NULL,
        number TEXT NOT NULL,
        letter TEXT NOT NULL,
        running INTEGER NOT NULL,
        service TEXT NOT NULL,
        name TEXT NOT NULL,
        priority TEXT,
        appointment_id TEXT,
        appointment_at TEXT,
        issued_at TEXT NOT NULL,
        since TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'parked', 'passed', 'finished', 'left')),
        reserved_for TEXT,
        counter TEXT,
        staff_id TEXT,
        called_at TEXT,
        begun_at TEXT,
        ended_at TEXT,
        UNIQUE ("on", letter, running)
      ) STRICT;
      CREATE INDEX tickets_by_state ON tickets ("on", state);

      -- A counter has one ticket before it, however fast its key is pressed.
      CREATE UNIQUE INDEX tickets_at_counters ON tickets (counter) WHERE state IN ('called', 'serving');

      CREATE TABLE ticket_calls (
        id INTEGER PRIMARY KEY,
        ticket_id TEXT NOT NULL REFERENCES tickets (id),
        counter TEXT NOT NULL,
        at TEXT NOT NULL,
        -- 1: it went before others who came earlier; null: the same ticket called once more.
        favoured INTEGER
      ) STRICT;
      CREATE INDEX ticket_calls_by_ticket ON ticket_calls (ticket_id, id);

      CREATE TABLE ticket_cases (
        ticket_id TEXT NOT NULL REFERENCES tickets (id),
        case_id TEXT NOT NULL,
        PRIMARY KEY (ticket_id, case_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE ticket_ratings (
        ticket_id TEXT PRIMARY KEY REFERENCES tickets (id),
        grade TEXT NOT NULL,
        at TEXT NOT NULL,
        counter TEXT,
        -- Who is rated.
        staff_id TEXT
      ) STRICT;
    `);
  },
};
