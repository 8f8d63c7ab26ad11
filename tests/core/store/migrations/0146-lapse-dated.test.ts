import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('an application has room for when its lapse got its date', () => {
  const db = new Database(':memory:');
  migrate(db, 145);
  const columns = () => (db.pragma('table_info(divorces)') as { readonly name: string }[]).map(({ name }) => name);
  expect(columns()).not.toContain('lapse_dated_at');
  migrate(db, 146);
  expect(schemaOf(db)).toBe(146);
  expect(columns()).toContain('lapse_dated_at');
});
