import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('a year is kept once, and the days of a region once a year', () => {
  const db = new Database(':memory:');
  migrate(db, 90);
  migrate(db, 100);
  expect(schemaOf(db)).toBe(100);
  db.pragma('foreign_keys = OFF');
  const year = (of: number) => () => db.prepare(`INSERT INTO calendar_years VALUES (?, '{}', 'a.json', 'd', 'now', 's', 't')`).run(of);
  expect(year(2027)).not.toThrow();
  expect(year(2027)).toThrow(/UNIQUE/);
  expect(year(20_270)).toThrow(/CHECK/);
  const overlay = (region: string, of: number) => () =>
    db.prepare(`INSERT INTO calendar_overlays VALUES (?, ?, '{}', 'a.json', 'd', 'now', 's', 't')`).run(region, of);
  expect(overlay('45', 2027)).not.toThrow();
  expect(overlay('4503', 2027)).not.toThrow();
  expect(overlay('45', 2027)).toThrow(/UNIQUE/);
  expect(overlay('450', 2027)).toThrow(/CHECK/);
});
