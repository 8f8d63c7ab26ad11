import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

let database: Database.Database;
beforeEach(() => {
  database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrate(database, 10);
});
afterEach(() => void database.close());

const insertStaff = `INSERT INTO staff (id, code, name, roles, id_number, certificate_number, certificate_valid_until, active)
  VALUES (:id, :code, :name, :roles, :idNumber, :certificateNumber, :certificateValidUntil, :active)`;
const li = {
  id: 'a',
  code: 'R1',
  name: '李敏',
  roles: '["registrar"]',
  idNumber: null,
  certificateNumber: 'HY1',
  certificateValidUntil: '2028-06-30',
  active: 1,
};

test('comes after the journal, keeps what that holds, and takes a member of staff', () => {
  database.prepare(`INSERT INTO meta (name, value) VALUES ('station', 'S01')`).run();
  migrate(database, 20);
  expect(schemaOf(database)).toBe(20);
  expect(database.prepare('SELECT value FROM meta').pluck().get()).toBe('S01');
  database.prepare(insertStaff).run(li);
  database.prepare(`INSERT INTO staff_credentials (staff_id, password_hash, password_version, failed_tries) VALUES ('a', 'h', 1, 0)`).run();
});

test.each([
  ['a second code in another case', { ...li, id: 'b', code: 'r1' }],
  ['nobody without a role', { ...li, id: 'b', code: 'R2', roles: '[]' }],
  ['no ID number of 15', { ...li, id: 'b', code: 'R2', idNumber: '329901900101002' }],
  ['no certificate without its end', { ...li, id: 'b', code: 'R2', certificateValidUntil: null }],
  ['no third kind of active', { ...li, id: 'b', code: 'R2', active: 2 }],
])('takes %s', (_what, row) => {
  migrate(database, 20);
  database.prepare(insertStaff).run(li);
  expect(() => database.prepare(insertStaff).run(row)).toThrow(/constraint failed/);
});

test('takes no credentials of nobody', () => {
  migrate(database, 20);
  const insert = `INSERT INTO staff_credentials (staff_id, password_hash, password_version, failed_tries) VALUES ('x', 'h', 1, 0)`;
  expect(() => database.prepare(insert).run()).toThrow(/FOREIGN KEY/);
});
