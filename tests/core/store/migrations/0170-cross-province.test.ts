import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

const database = () => {
  const db = new Database(':memory:');
  migrate(db, 155);
  migrate(db, 170);
  db.pragma('foreign_keys = OFF');
  return db;
};

test('a store of before has room for what offices ask each other, and for where couples are from', () => {
  const db = database();
  expect(schemaOf(db)).toBe(170);
  const tables = (db.pragma('table_list') as { name: string }[]).map(({ name }) => name);
  for (const table of [
    'record_requests',
    'incoming_requests',
    'inbox_messages',
    'case_households',
    'registered_households',
    'number_leases',
  ])
    expect(tables).toContain(table);
});

test('numbers are entered by two people, or leased by the province once', () => {
  const db = database();
  const insert = (id: string, first: number, second: string | null, lease: string | null) => () =>
    db
      .prepare(
        `INSERT INTO number_blocks (id, station, prefix, region_code, year, first, last, next, entered_by, approved_by, lease, entered_at)
         VALUES (?, 'S01', 'J', '329901', 2026, ?, ?, ?, 'a', ?, ?, '2026-11-22T02:00:00Z')`,
      )
      .run(id, first, first + 9, first, second, lease);
  expect(insert('1', 1, 'b', null)).not.toThrow();
  expect(insert('2', 11, null, 'q1')).not.toThrow();
  expect(insert('3', 21, 'a', null), 'one alone').toThrow(/CHECK/);
  expect(insert('4', 31, null, null), 'by nobody').toThrow(/CHECK/);
  expect(insert('5', 41, null, 'q1'), 'twice').toThrow(/UNIQUE/);
});
