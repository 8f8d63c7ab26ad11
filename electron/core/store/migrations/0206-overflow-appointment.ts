import type { Migration } from './migration.ts';

/** Which appointment became of whoever waited for a place. */
export const overflowAppointment0206: Migration = {
  version: 206,
  name: 'appointments of the overflow list',
  migrate(db) {
    db.exec(`
      ALTER TABLE peak_overflow ADD COLUMN appointment_id TEXT;
      CREATE INDEX peak_overflow_by_appointment ON peak_overflow (appointment_id) WHERE appointment_id IS NOT NULL;
    `);
  },
};
