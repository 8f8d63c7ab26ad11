import { z } from 'zod';
import { HallConfig } from '#shared/contract/index.ts';
import { Office, type CivilDate } from '#shared/model/index.ts';
import { defineAct, type ReadableDb } from '../store/types.ts';
import { changeOne } from '../store/change-one.ts';

/** The devices plugged into one PC of the hall. */
export type StationDevices = HallConfig['devices'];

/** The office is, from now on, as this says. */
export const officeConfigured = defineAct({
  type: 'office.configured',
  payload: z.object({ office: Office }),
  project(db, { office }, header) {
    changeOne(
      db,
      `INSERT INTO office (only, settings, effective_from) VALUES (1, :settings, :on)
       ON CONFLICT (only) DO UPDATE SET settings = excluded.settings, effective_from = excluded.effective_from`,
      { settings: JSON.stringify(office), on: header.on },
    );
  },
});

/** What is plugged into one PC. */
export const stationConfigured = defineAct({
  type: 'station.configured',
  payload: z.object({ station: z.string(), devices: HallConfig.shape.devices }),
  project(db, { station, devices }) {
    changeOne(
      db,
      `INSERT INTO stations (station, devices) VALUES (:station, :devices) ON CONFLICT (station) DO UPDATE SET devices = excluded.devices`,
      { station, devices: JSON.stringify(devices) },
    );
  },
});

/** The settings read last: every act asks for them several times, and they change once a year. */
let known: { readonly settings: string; readonly office: Office } | null = null;

/** The office of this store; a store is made with one. Not to be changed by whoever asks. */
export function getOffice(db: ReadableDb): Office {
  const row = db.prepare('SELECT settings FROM office').get() as { settings: string } | undefined;
  if (!row) throw new Error('the store has no office');
  if (known?.settings !== row.settings) known = { settings: row.settings, office: frozen(Office.parse(JSON.parse(row.settings))) };
  return known.office;
}

/** With all that hangs on it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

export function hasCounter(db: ReadableDb, code: string): boolean {
  return getOffice(db).counters.some((counter) => counter.code === code);
}

/** null: nothing was configured for this PC. */
export function findStationDevices(db: ReadableDb, station: string): StationDevices | null {
  const row = db.prepare('SELECT devices FROM stations WHERE station = ?').get(station) as { devices: string } | undefined;
  return row ? HallConfig.shape.devices.parse(JSON.parse(row.devices)) : null;
}

/** Year of a civil date: the year whose numbers an act of that day takes. */
export function yearOf(on: CivilDate): number {
  return Number(on.slice(0, 4));
}
