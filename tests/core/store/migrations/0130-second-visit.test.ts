import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('a store with applications from before keeps them, and has room for how both were seen again', () => {
  const db = new Database(':memory:');
  migrate(db, 125);
  const columns = () => (db.pragma('table_info(divorces)') as { readonly name: string }[]).map(({ name }) => name);
  expect(columns()).not.toContain('seen_again');
  migrate(db, 130);
  expect(schemaOf(db)).toBe(130);
  expect(columns()).toContain('seen_again');
});
