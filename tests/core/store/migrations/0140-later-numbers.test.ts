import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('a store of before has room for the numbers of documents shown later', () => {
  const db = new Database(':memory:');
  migrate(db, 130);
  const columns = () => (db.pragma('table_info(later_numbers)') as { readonly name: string }[]).map(({ name }) => name);
  expect(columns()).toEqual([]);
  migrate(db, 140);
  expect(schemaOf(db)).toBe(140);
  expect(columns()).toEqual(['case_id', 'slot', 'id_number', 'document_number']);
});
