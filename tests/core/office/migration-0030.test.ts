import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

let database: Database.Database;
beforeEach(() => {
  database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrate(database, 20);
  for (const [id, code] of [
    ['zhou', 'S1'],
    ['zhao', 'A1'],
  ]) {
    database.prepare(`INSERT INTO staff (id, code, name, roles, active) VALUES (?, ?, ?, '["supervisor"]', 1)`).run(id, code, code);
  }
  migrate(database, 30);
  run(insertBlock);
  run(insertBatch);
  run(insertBlank);
});
afterEach(() => void database.close());

const insertBlock = `INSERT INTO number_blocks VALUES ('n', 'S01', 'J', '329901', 2026, 1, 50, 1, 'zhou', 'zhao', 'now')`;
const insertBatch = `INSERT INTO blank_batches VALUES ('b', 'S01', 'marriage', '0001', '0002', 'zhou', 'zhao', 'now')`;
const insertBlank = `INSERT INTO blanks (blank, batch_id, kind, state, changed_at) VALUES ('0001', 'b', 'marriage', 'stock', 'now')`;
const insertDay = `INSERT INTO offline_days (id, day, authorisation, opened_at, opened_by, reason) VALUES (?, '2026-06-01', 'A', 'now', 'zhou', 'r')`;
const run = (sql: string, ...values: string[]) => database.prepare(sql).run(...values);

test('comes after the staff and keeps them', () => {
  expect(schemaOf(database)).toBe(30);
  expect(database.prepare('SELECT count(*) FROM staff').pluck().get()).toBe(2);
});

test.each([
  ['a second office', `INSERT INTO office VALUES (2, '{}', '2026-01-01')`],
  ['a block entered by one person', insertBlock.replace("'n'", "'m'").replace('2026, 1,', '2027, 1,').replace("'zhao'", "'zhou'")],
  ['a block that ends before it begins', insertBlock.replace("'n'", "'m'").replace('2026, 1, 50, 1', '2027, 9, 8, 9')],
  ['a block that begins where another does', insertBlock.replace("'n'", "'m'")],
  ['a next number beyond its block', 'UPDATE number_blocks SET next = 52'],
  ['the same blank twice', insertBlank],
  ['a blank in use without a number', `UPDATE blanks SET state = 'used'`],
  ['a voided blank without a reason', `UPDATE blanks SET state = 'voided'`],
  [
    'a voided number without a reason',
    `INSERT INTO numbers_taken (registration_number, block_id, state, case_id, taken_at, changed_at) VALUES ('J', 'n', 'voided', 'c', 'now', 'now')`,
  ],
])('never holds %s', (_what, sql) => {
  expect(() => run(sql)).toThrow(/constraint failed/);
});

test('holds one open offline day a date, and another once it was closed', () => {
  run(insertDay, 'd1');
  expect(() => run(insertDay, 'd2')).toThrow(/constraint failed/);
  run(`UPDATE offline_days SET closed_at = 'later', closed_by = 'zhou', closed_reason = 'r'`);
  run(insertDay, 'd2');
});
