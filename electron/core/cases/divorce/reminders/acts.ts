import { z } from 'zod';
import type { ReminderExport } from '#shared/contract/index.ts';
import { CivilDate } from '#shared/model/index.ts';
import { defineAct, type ReadableDb } from '../../../store/types.ts';

/** A file of reminders left the store: whose doing, for which day, how many messages. Not to whom, nor what they say. */
export const remindersExported = defineAct({
  type: 'reminders.exported',
  payload: z.object({ id: z.uuid(), on: CivilDate, daysBefore: z.number().int(), rows: z.number().int() }),
  project(db, { id, on, daysBefore, rows }, { at, staffId }) {
    db.prepare(
      `INSERT INTO reminder_exports (id, at, staff_id, send_on, days_before, rows) VALUES (:id, :at, :staffId, :on, :daysBefore, :rows)`,
    ).run({ id, at, staffId, on, daysBefore, rows });
  },
});

const select = `
  SELECT e.id, e.at, s.name AS staffName, e.send_on AS "on", e.days_before AS daysBefore, e.rows,
    (SELECT count(*) FROM reminder_exports o WHERE o.send_on = e.send_on AND o.id < e.id) AS earlier
  FROM reminder_exports e JOIN staff s ON s.id = e.staff_id`;

export function findReminderExport(db: ReadableDb, id: string): ReminderExport | null {
  return (db.prepare(`${select} WHERE e.id = ?`).get(id) as ReminderExport | undefined) ?? null;
}

export function listReminderExports(db: ReadableDb, on: CivilDate): ReminderExport[] {
  return db.prepare(`${select} WHERE e.send_on = ? ORDER BY e.id DESC`).all(on) as ReminderExport[];
}
