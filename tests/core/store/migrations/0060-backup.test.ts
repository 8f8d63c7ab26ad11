import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('numbers that belong to no case may only be voided ones', () => {
  const db = new Database(':memory:');
  migrate(db, 50);
  migrate(db, 60);
  expect(schemaOf(db)).toBe(60);
  db.pragma('foreign_keys = OFF');
  const insert = (state: string, reason: string | null) => () =>
    db.prepare(`INSERT INTO numbers_taken VALUES (?, 'b', ?, NULL, 'now', 'now', NULL, NULL, ?)`).run(state, state, reason);
  expect(insert('taken', null)).toThrow(/CHECK/);
  expect(insert('voided', '恢复备份后跳过')).not.toThrow();
});

test('a restore that lacks acts says from where on', () => {
  const db = new Database(':memory:');
  migrate(db, 60);
  const insert = (from: number | null, to: number | null) => () =>
    db
      .prepare(`INSERT INTO restores (id, at, backup, station, through, missing_from, missing_to) VALUES (?, 'now', 'b', 'S01', 5, ?, ?)`)
      .run(`${from}-${to}`, from, to);
  expect(insert(null, 9)).toThrow(/CHECK/);
  for (const [from, to] of [
    [null, null],
    [6, null],
    [6, 9],
  ] as const)
    expect(insert(from, to)).not.toThrow();
});
