import { z } from 'zod';
import type { LedgerExport } from '#shared/contract/index.ts';
import { CivilDate } from '#shared/model/index.ts';
import { defineAct, type ReadableDb } from '../../store/types.ts';

/** A copy of the ledger left the store: whose doing, which days, how many cases. Not what it said. */
export const ledgerExported = defineAct({
  type: 'ledger.exported',
  payload: z.object({ id: z.uuid(), from: CivilDate, to: CivilDate, rows: z.number().int() }),
  project(db, { id, from, to, rows }, { at, staffId }) {
    db.prepare(
      `INSERT INTO ledger_exports (id, at, staff_id, opened_from, opened_to, rows) VALUES (:id, :at, :staffId, :from, :to, :rows)`,
    ).run({ id, at, staffId, from, to, rows });
  },
});

const columns = `e.id, e.at, s.name AS staffName, e.opened_from AS "from", e.opened_to AS "to", e.rows`;

export function findLedgerExport(db: ReadableDb, id: string): LedgerExport | null {
  const row = db.prepare(`SELECT ${columns} FROM ledger_exports e JOIN staff s ON s.id = e.staff_id WHERE e.id = ?`).get(id);
  return (row as LedgerExport | undefined) ?? null;
}

export function listLedgerExports(db: ReadableDb): LedgerExport[] {
  return db
    .prepare(`SELECT ${columns} FROM ledger_exports e JOIN staff s ON s.id = e.staff_id ORDER BY e.id DESC LIMIT 50`)
    .all() as LedgerExport[];
}
