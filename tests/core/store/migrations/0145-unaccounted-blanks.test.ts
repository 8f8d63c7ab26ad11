import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('a blank waits to be accounted for with the case and the number it was taken for, and without a reason', () => {
  const db = new Database(':memory:');
  migrate(db, 130);
  migrate(db, 145);
  expect(schemaOf(db)).toBe(145);
  db.pragma('foreign_keys = OFF');
  const insert = (blank: string, number: string | null, caseId: string | null, reason: string | null) => () =>
    db
      .prepare(
        `INSERT INTO blanks (blank, batch_id, kind, state, registration_number, case_id, reason, changed_at)
         VALUES (?, 'b', 'divorce', 'unaccounted', ?, ?, ?, '2026-12-11T16:00:00Z')`,
      )
      .run(blank, number, caseId, reason);
  expect(insert('D1', 'L110108-2026-000001', 'c', null)).not.toThrow();
  expect(insert('D2', null, 'c', null)).toThrow(/CHECK/);
  expect(insert('D3', 'L110108-2026-000001', null, null)).toThrow(/CHECK/);
  expect(insert('D4', 'L110108-2026-000001', 'c', '遗失')).toThrow(/CHECK/);
});
