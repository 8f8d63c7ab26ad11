import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('a file of reminders has at least one message in it, some days before its dates', () => {
  const db = new Database(':memory:');
  migrate(db, 110);
  migrate(db, 120);
  expect(schemaOf(db)).toBe(120);
  db.pragma('foreign_keys = OFF');
  const insert = (rows: number, daysBefore: number) => () =>
    db.prepare(`INSERT INTO reminder_exports VALUES (?, 'now', 's', '2026-11-10', ?, ?)`).run(`${rows} ${daysBefore}`, daysBefore, rows);
  expect(insert(0, 1)).toThrow(/CHECK/);
  expect(insert(1, 0)).toThrow(/CHECK/);
  expect(insert(1, 1)).not.toThrow();
});
