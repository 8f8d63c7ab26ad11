import type { Migration } from './migration.ts';

/** Cases and all that hangs on them: parties, card reads, attachments, papers, print jobs, the province's outbox. */
export const cases0040: Migration = {
  version: 40,
  name: 'cases',
  migrate(db) {
    db.exec(`
      CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL,
        business TEXT NOT NULL,
        state TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        counter TEXT NOT NULL,
        registrar_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        couple TEXT NOT NULL,
        presence TEXT,
        declared TEXT,
        online_check TEXT NOT NULL,
        findings TEXT NOT NULL,
        examination_note TEXT NOT NULL DEFAULT '',
        photo_id TEXT,
        registration_number TEXT,
        man_blank TEXT,
        woman_blank TEXT,
        prepared_on TEXT,
        registered_on TEXT,
        closed_on TEXT,
        closed_reason TEXT,
        UNIQUE (opened_on, number)
      ) STRICT;
      CREATE INDEX cases_by_state ON cases (state, opened_at);
      CREATE INDEX cases_by_registered_on ON cases (registered_on);
      CREATE INDEX cases_by_closed_on ON cases (closed_on);
      CREATE UNIQUE INDEX cases_by_registration_number ON cases (registration_number) WHERE registered_on IS NOT NULL;

      CREATE TABLE case_parties (
        case_id TEXT NOT NULL REFERENCES cases (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        name TEXT NOT NULL,
        id_number TEXT NOT NULL,
        PRIMARY KEY (case_id, slot)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_parties_by_id_number ON case_parties (id_number);
      CREATE INDEX case_parties_by_name ON case_parties (name);

      -- Who is in a marriage registered here, at most one each.
      CREATE TABLE marriages_in_force (
        id_number TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        registration_number TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What the reader gave, as evidence; the raw blocks lie in the vault.
      CREATE TABLE card_reads (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        at TEXT NOT NULL,
        sam TEXT NOT NULL,
        fields TEXT NOT NULL,
        text_digest TEXT NOT NULL,
        photo_digest TEXT NOT NULL
      ) STRICT;
      CREATE INDEX card_reads_by_case ON card_reads (case_id, slot, at);

      CREATE TABLE attachments (
        id TEXT PRIMARY KEY,
        case_id TEXT REFERENCES cases (id),
        kind TEXT NOT NULL,
        mime TEXT NOT NULL,
        digest TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX attachments_by_case ON attachments (case_id);

      CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        case_id TEXT REFERENCES cases (id),
        kind TEXT NOT NULL,
        party TEXT,
        title TEXT NOT NULL,
        pages INTEGER NOT NULL,
        digest TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        drawn_at TEXT NOT NULL,
        print TEXT NOT NULL CHECK (print IN ('drawn', 'spooled', 'confirmed', 'spoilt')),
        current INTEGER NOT NULL CHECK (current IN (0, 1))
      ) STRICT;
      CREATE INDEX documents_by_case ON documents (case_id);

      CREATE TABLE print_jobs (
        id TEXT PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents (id),
        printer TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('spooled', 'confirmed', 'spoilt', 'failed')),
        at TEXT NOT NULL,
        reason TEXT
      ) STRICT;
      CREATE INDEX print_jobs_by_document ON print_jobs (document_id);

      -- What the province is still to be told.
      CREATE TABLE outbox (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        act TEXT NOT NULL,
        at TEXT NOT NULL,
        content TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending'))
      ) STRICT;
      CREATE INDEX outbox_by_state ON outbox (state, at);

      -- Half-filled forms: outside the journal, erased when their case ends.
      CREATE TABLE drafts (
        case_id TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        couple TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;
    `);
  },
};
