import type { Migration } from './migration.ts';

/** Numbers of documents that parties of a divorce showed at the second visit and not at the first: they are found by either. */
export const laterNumbers0140: Migration = {
  version: 140,
  name: 'later-numbers',
  migrate(db) {
    db.exec(`
      CREATE TABLE later_numbers (
        case_id TEXT NOT NULL REFERENCES cases (id),
        slot TEXT NOT NULL CHECK (slot IN ('man', 'woman')),
        id_number TEXT NOT NULL,
        document_number TEXT NOT NULL,
        PRIMARY KEY (case_id, slot, id_number, document_number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX later_numbers_by_id_number ON later_numbers (id_number);
      CREATE INDEX later_numbers_by_document_number ON later_numbers (document_number);
      CREATE INDEX later_numbers_by_bare_number ON later_numbers (substr(id_number, instr(id_number, ':') + 1));
    `);
  },
};
