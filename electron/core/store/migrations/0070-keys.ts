import type { Migration } from './migration.ts';

/** Every change of a key, and every password set by the recovery key. Ids are in the order of time. */
export const keys0070: Migration = {
  version: 70,
  name: 'keys',
  migrate(db) {
    db.exec(`
      CREATE TABLE key_changes (
        id TEXT PRIMARY KEY,
        what TEXT NOT NULL
          CHECK (what IN ('passphrase', 'passphraseByRecoveryKey', 'recoveryKeyMade', 'recoveryKeySealed', 'dataKey', 'password')),
        at TEXT NOT NULL,
        changed_by TEXT REFERENCES staff (id),
        approved_by TEXT REFERENCES staff (id),
        staff_id TEXT REFERENCES staff (id),
        CHECK ((what = 'password') = (staff_id IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
