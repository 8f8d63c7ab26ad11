import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ClockView } from '#shared/contract/index.ts';
import { CivilDate, civilDateAt } from '#shared/model/index.ts';
import { changeOne } from '../store/change-one.ts';
import { defineAct, lastActAt, type Place, type ReadableDb, type WritableDb } from '../store/index.ts';
import type { ClockRecord, Doubt } from './clock-state.ts';
import { storeRestored } from './restored.ts';
import { tipRenewed } from './tip-renewed.ts';

/** A registration number given out under a date that had not come when the clock was confirmed. */
const Misdated = z.object({ registrationNumber: z.string(), on: CivilDate });

/**
 * Two people read date and time elsewhere and found the PC's clock right. From here on it runs behind only if it is behind
 * acts that come after this one; what bears a later date is marked.
 */
export const clockConfirmed = defineAct({
  type: 'clock.confirmed',
  payload: z.object({
    id: z.uuid(),
    /** What was doubted; `sure`: nothing, they wanted to make sure. */
    state: z.enum(['sure', 'behind', 'jumped', 'ahead', 'province', 'zone']),
    read: z.object({ today: CivilDate, time: z.string() }),
    /** As the PC was set: `America/New_York -05:00`. */
    zone: z.string(),
    /** The act the clock was compared with. */
    lastAct: z.string().nullable(),
    misdated: z.array(Misdated),
    confirmedBy: z.uuid(),
    approvedBy: z.uuid(),
    reason: z.string(),
  }),
  project(db, { id, zone, misdated, confirmedBy, approvedBy, reason }, header) {
    changeOne(
      db,
      `INSERT INTO clock_confirmations (id, station, seq, at, zone, confirmed_by, approved_by, reason)
       VALUES (:id, :station, :seq, :at, :zone, :confirmedBy, :approvedBy, :reason)`,
      { id, station: header.station, seq: header.seq, at: header.at, zone, confirmedBy, approvedBy, reason },
    );
    for (const { registrationNumber, on } of misdated)
      changeOne(db, 'INSERT INTO clock_misdated (registration_number, on_date, confirmation_id) VALUES (:registrationNumber, :on, :id)', {
        registrationNumber,
        on,
        id,
      });
  },
});

/** Confirmations are counted by their place, never by their time: that is what was wrong. */
function findConfirmation(db: ReadableDb): (Place & { readonly zone: string }) | null {
  const row = db
    .prepare(
      `SELECT c.station, c.seq, c.zone FROM clock_confirmations c JOIN journal j ON j.station = c.station AND j.seq = c.seq
       ORDER BY j.position DESC LIMIT 1`,
    )
    .get();
  return (row as (Place & { zone: string }) | undefined) ?? null;
}

export function readClockRecord(db: ReadableDb, training: boolean): Omit<ClockRecord, 'isFarFromProvince'> {
  const confirmation = findConfirmation(db);
  const doubt = db.prepare('SELECT state FROM clock_doubt').get() as { state: Doubt } | undefined;
  // A restore or a new tip is journaled by whatever clock the PC has, before anybody has looked at it.
  const lastAct = lastActAt(db, confirmation, { except: [storeRestored.type, tipRenewed.type] });
  return { lastAct, doubt: doubt?.state ?? null, confirmedZone: confirmation?.zone ?? null, training };
}

/** Remembers a doubt; null: there is none any more. */
export function keepDoubt(db: WritableDb, doubt: Doubt | null, at: string): void {
  if (doubt === null) db.prepare('DELETE FROM clock_doubt').run();
  else db.prepare('INSERT OR REPLACE INTO clock_doubt (only, state, noticed_at) VALUES (1, :doubt, :at)').run({ doubt, at });
}

/** Numbers taken or used under a later date than today, and not marked yet. */
export function findMisdated(db: ReadableDb, today: CivilDate, now: string): z.infer<typeof Misdated>[] {
  const rows = db
    .prepare(
      `SELECT registration_number AS registrationNumber, taken_at AS takenAt FROM numbers_taken
       WHERE taken_at > :now AND state <> 'voided' AND registration_number NOT IN (SELECT registration_number FROM clock_misdated)
       ORDER BY registration_number`,
    )
    .all({ now }) as { registrationNumber: string; takenAt: string }[];
  return rows
    .map(({ registrationNumber, takenAt }) => ({ registrationNumber, on: civilDateAt(Temporal.Instant.from(takenAt)) }))
    .filter(({ on }) => on > today);
}

export function listMisdated(db: ReadableDb): ClockView['misdated'] {
  const rows = db
    .prepare(
      `SELECT registration_number AS registrationNumber, on_date AS "on", state = 'used' AS registered
       FROM clock_misdated JOIN numbers_taken USING (registration_number) WHERE state <> 'voided' ORDER BY registration_number`,
    )
    .all() as { registrationNumber: string; on: CivilDate; registered: number }[];
  return rows.map((row) => ({ ...row, registered: row.registered === 1 }));
}

/** Certificates of a date that had not come: that date's coming does not make them right. */
export function isMisdated(db: ReadableDb, registrationNumber: string): boolean {
  return db.prepare('SELECT 1 FROM clock_misdated WHERE registration_number = ?').get(registrationNumber) !== undefined;
}
