import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { migrate, schemaOf } from '#core/store/migrations/index.ts';

test('a copy of the ledger has at least one case in it, and cases are found by the day they were opened', () => {
  const db = new Database(':memory:');
  migrate(db, 70);
  migrate(db, 80);
  expect(schemaOf(db)).toBe(80);
  db.pragma('foreign_keys = OFF');
  const insert = (rows: number) => () =>
    db.prepare(`INSERT INTO ledger_exports VALUES (?, 'now', 's', '2026-11-01', '2026-11-22', ?)`).run(`e${rows}`, rows);
  expect(insert(0)).toThrow(/CHECK/);
  expect(insert(1)).not.toThrow();
  const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT id FROM cases WHERE opened_on BETWEEN 'a' AND 'b' ORDER BY opened_on`).all();
  expect(JSON.stringify(plan)).toContain('cases_by_opened_on');
});
