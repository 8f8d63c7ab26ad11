import type { Migration } from './migration.ts';

/** What offices ask each other and are told, where couples are from, and numbers leased by the province. Projections, all of them. */
export const crossProvince0170: Migration = {
  version: 170,
  name: 'cross-province',
  migrate(db) {
    db.exec(`
      -- Where a household is, as the registrar says.
      CREATE TABLE case_households (
        case_id TEXT NOT NULL REFERENCES cases (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        region TEXT NOT NULL CHECK (length(region) = 6),
        PRIMARY KEY (case_id, slot)
      ) STRICT, WITHOUT ROWID;

      -- As it was counted at registration.
      CREATE TABLE registered_households (
        case_id TEXT NOT NULL REFERENCES cases (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        region TEXT NOT NULL CHECK (length(region) = 6),
        scope TEXT CHECK (scope IN ('local', 'county', 'city', 'province')),
        PRIMARY KEY (case_id, slot)
      ) STRICT, WITHOUT ROWID;

      -- What the province had for this office, as far as it was read.
      CREATE TABLE inbox_messages (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('recordRequest', 'recordAnswer', 'householdNotice', 'conflictNotice')),
        content TEXT NOT NULL CHECK (json_valid(content)),
        taken_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX inbox_by_kind ON inbox_messages (kind, number);

      -- What this office asked others; the id is that of the question to the province.
      CREATE TABLE record_requests (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        about TEXT NOT NULL CHECK (about IN ('marriage', 'man', 'woman')),
        to_office TEXT NOT NULL CHECK (length(to_office) = 6),
        registration_number TEXT,
        purpose TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        asked_by TEXT NOT NULL REFERENCES staff (id),
        -- The question by which the registry itself is looked into at once, and what it knew.
        look TEXT NOT NULL UNIQUE,
        known TEXT CHECK (known IS NULL OR json_valid(known)),
        looked_at TEXT,
        request_number TEXT UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('asked', 'passedOn', 'answered', 'refused', 'notPassedOn')),
        records TEXT CHECK (records IS NULL OR json_valid(records)),
        reason TEXT,
        answered_at TEXT,
        seen_at TEXT,
        CHECK ((state = 'answered') = (records IS NOT NULL)),
        CHECK (state <> 'passedOn' OR request_number IS NOT NULL)
      ) STRICT;
      CREATE INDEX record_requests_by_case ON record_requests (case_id, asked_at);
      CREATE INDEX record_requests_unseen ON record_requests (case_id) WHERE answered_at IS NOT NULL AND seen_at IS NULL;

      -- What other offices asked this one.
      CREATE TABLE incoming_requests (
        request_number TEXT PRIMARY KEY,
        from_office TEXT NOT NULL,
        from_office_name TEXT NOT NULL,
        registration_number TEXT,
        person TEXT CHECK (person IS NULL OR json_valid(person)),
        purpose TEXT NOT NULL,
        received_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'refused', 'elsewhere')),
        -- The question that took the answer to the province; null while open.
        reply TEXT UNIQUE,
        records INTEGER,
        reason TEXT,
        decided_at TEXT,
        decided_by TEXT REFERENCES staff (id),
        delivered_at TEXT,
        CHECK ((state IN ('answered', 'refused')) <= (decided_by IS NOT NULL))
      ) STRICT;
      CREATE INDEX incoming_requests_by_state ON incoming_requests (state, received_at);

      -- Numbers by lease of the province, beside those two people entered: filled again from the journal.
      DROP TABLE numbers_taken;
      DROP TABLE number_blocks;
      CREATE TABLE number_blocks (
        id TEXT PRIMARY KEY,
        station TEXT NOT NULL,
        prefix TEXT NOT NULL,
        region_code TEXT NOT NULL CHECK (length(region_code) = 6),
        year INTEGER NOT NULL,
        first INTEGER NOT NULL CHECK (first BETWEEN 1 AND 999999),
        last INTEGER NOT NULL CHECK (last BETWEEN first AND 999999),
        next INTEGER NOT NULL CHECK (next BETWEEN first AND last + 1),
        entered_by TEXT NOT NULL REFERENCES staff (id),
        -- Null of a lease: the province gave it.
        approved_by TEXT REFERENCES staff (id),
        lease TEXT UNIQUE,
        entered_at TEXT NOT NULL,
        CHECK (entered_by <> approved_by),
        CHECK ((approved_by IS NULL) = (lease IS NOT NULL)),
        UNIQUE (prefix, region_code, year, first)
      ) STRICT;
      CREATE TABLE numbers_taken (
        registration_number TEXT PRIMARY KEY,
        block_id TEXT NOT NULL REFERENCES number_blocks (id),
        state TEXT NOT NULL CHECK (state IN ('taken', 'used', 'voided')),
        case_id TEXT,
        taken_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        witnessed_by TEXT REFERENCES staff (id),
        reason TEXT,
        CHECK ((state = 'voided') = (reason IS NOT NULL)),
        CHECK (case_id IS NOT NULL OR state = 'voided')
      ) STRICT, WITHOUT ROWID;

      -- Blocks asked of the province; the id is that of the question.
      CREATE TABLE number_leases (
        id TEXT PRIMARY KEY,
        prefix TEXT NOT NULL,
        year INTEGER NOT NULL,
        count INTEGER NOT NULL CHECK (count >= 1),
        asked_at TEXT NOT NULL,
        asked_by TEXT NOT NULL REFERENCES staff (id),
        state TEXT NOT NULL CHECK (state IN ('asked', 'given', 'refused')),
        code TEXT,
        reason TEXT,
        answered_at TEXT
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
