import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';
import { projectionTables } from '#core/store/tables.ts';

test('enrolments come from the journal, private keys do not; one request waits and one set of keys is in use', () => {
  const db = new Database(':memory:');
  migrate(db, 146);
  migrate(db, 150);
  expect(schemaOf(db)).toBe(150);
  const projected = projectionTables(db);
  expect(projected).toContain('enrolments');
  expect(projected).not.toContain('station_keys');
  db.pragma('foreign_keys = OFF');
  const insert = (id: string, state: string, answer: string | null) => () =>
    db
      .prepare(`INSERT INTO enrolments VALUES (?, ?, 'now', 's', '{}', ?, NULL, NULL, ?)`)
      .run(id, state, answer === null ? null : 'now', answer);
  expect(insert('1', 'requested', null)).not.toThrow();
  expect(insert('2', 'requested', null)).toThrow(/UNIQUE/);
  expect(insert('3', 'inUse', '{}')).not.toThrow();
  expect(insert('4', 'inUse', '{}')).toThrow(/UNIQUE/);
  for (const id of ['5', '6']) expect(insert(id, 'replaced', '{}')).not.toThrow();
  for (const id of ['7', '8']) expect(insert(id, 'dismissed', null)).not.toThrow();
  expect(insert('9', 'inUse', null)).toThrow(/CHECK/);
  expect(insert('10', 'requested', '{}')).toThrow(/CHECK/);
  expect(insert('11', 'perhaps', null)).toThrow(/CHECK/);
});
