import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('an accepted application has all of its dates and a receipt number of its own', () => {
  const db = new Database(':memory:');
  migrate(db, 100);
  migrate(db, 110);
  expect(schemaOf(db)).toBe(110);
  db.pragma('foreign_keys = OFF');
  const insert = (id: string, acceptedOn: string | null, dates: string | null, receipt: string | null) => () =>
    db
      .prepare(`INSERT INTO divorces (case_id, accepted_on, dates, receipt_number) VALUES (?, ?, ?, ?)`)
      .run(id, acceptedOn, dates, receipt);
  expect(insert('1', null, null, null)).not.toThrow();
  expect(insert('2', null, null, null)).not.toThrow();
  expect(insert('3', '2026-11-23', '{}', 'R1')).not.toThrow();
  expect(insert('4', '2026-11-23', '{}', 'R1')).toThrow(/UNIQUE/);
  expect(insert('5', '2026-11-23', null, 'R2')).toThrow(/CHECK/);
  expect(insert('6', '2026-11-23', '{}', null)).toThrow(/CHECK/);
});
