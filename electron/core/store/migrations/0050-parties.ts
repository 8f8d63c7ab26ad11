import type { Migration } from './migration.ts';

/** Every party and every paper: what is applied for, scans and whose they are, concerns, confirmations, printers' offsets. */
export const parties0050: Migration = {
  version: 50,
  name: 'parties',
  migrate(db) {
    db.exec(`
      ALTER TABLE cases ADD COLUMN application TEXT NOT NULL DEFAULT '{"kind":"ordinary","livingTogetherSince":null,"mismatchConclusion":""}';
      -- What the couple confirmed: when, where, and the digest of all they saw.
      ALTER TABLE cases ADD COLUMN confirmation TEXT;
      -- Whom the photo shows.
      ALTER TABLE cases ADD COLUMN photo_of TEXT;
      ALTER TABLE drafts ADD COLUMN application TEXT NOT NULL DEFAULT '{"kind":"ordinary","livingTogetherSince":null,"mismatchConclusion":""}';

      -- The permit's number beside the number that identifies, and either found without the place that gave it.
      ALTER TABLE case_parties ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
      CREATE INDEX case_parties_by_document_number ON case_parties (document_number);
      CREATE INDEX case_parties_by_bare_number ON case_parties (substr(id_number, instr(id_number, ':') + 1));

      ALTER TABLE attachments ADD COLUMN party TEXT;
      ALTER TABLE attachments ADD COLUMN source TEXT;
      ALTER TABLE attachments ADD COLUMN of TEXT;
      ALTER TABLE attachments ADD COLUMN added_by TEXT;
      ALTER TABLE attachments ADD COLUMN document_id TEXT;
      ALTER TABLE attachments ADD COLUMN withdrawn_reason TEXT;

      CREATE TABLE concerns (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        party TEXT,
        note TEXT NOT NULL,
        staff_id TEXT NOT NULL
      ) STRICT;
      CREATE INDEX concerns_by_case ON concerns (case_id, at);

      -- Tenths of a millimetre, per PC and printer.
      CREATE TABLE printer_offsets (
        station TEXT NOT NULL,
        printer TEXT NOT NULL,
        x INTEGER NOT NULL,
        y INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (station, printer)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
