import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('one picture counts for a character of a case, and a cropped one names its scan', () => {
  const db = new Database(':memory:');
  migrate(db, 80);
  migrate(db, 90);
  expect(schemaOf(db)).toBe(90);
  db.pragma('foreign_keys = OFF');
  const insert =
    (id: string, source: string, scan: string | null, withdrawn: string | null, slot = 'man') =>
    () =>
      db
        .prepare(`INSERT INTO character_pictures VALUES (?, 'c', ?, '\uE863', 'd', ?, ?, 'now', 's', ?)`)
        .run(id, slot, source, scan, withdrawn);
  expect(insert('1', 'file', null, 'later')).not.toThrow();
  expect(insert('2', 'scan', 'a', null)).not.toThrow();
  expect(insert('3', 'file', null, null, 'woman')).toThrow(/UNIQUE/);
  expect(insert('4', 'scan', null, 'later')).toThrow(/CHECK/);
  expect(insert('5', 'file', 'a', 'later')).toThrow(/CHECK/);
  expect(insert('6', 'file', null, 'later', 'child')).toThrow(/CHECK/);
});
