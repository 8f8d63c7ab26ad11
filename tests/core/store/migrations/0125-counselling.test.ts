import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';
import { projectionTables } from '#core/store/tables.ts';

test('sessions come from the journal, and what was noted of them does not', () => {
  const db = new Database(':memory:');
  migrate(db, 120);
  migrate(db, 125);
  expect(schemaOf(db)).toBe(125);
  const projected = projectionTables(db);
  expect(projected).toContain('counselling_sessions');
  expect(projected).not.toContain('counselling_notes');
  db.pragma('foreign_keys = OFF');
  const insert = (came: string | null, outcome: string | null) => () =>
    db
      .prepare(`INSERT INTO counselling_sessions VALUES (?, 'c', 'now', '2026-10-12', ?, ?, NULL, 's')`)
      .run(`${came} ${outcome}`, came, outcome);
  expect(insert(null, null)).not.toThrow();
  expect(insert('man', 'reconciled')).not.toThrow();
  expect(insert('both', null)).toThrow(/CHECK/);
  expect(insert(null, 'perhaps')).toThrow(/CHECK/);
});
