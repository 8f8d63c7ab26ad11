import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Hall } from '../hall.ts';
import { findStationDevices, getOffice } from '../office/index.ts';
import { listStaff } from '../staff/index.ts';
import { projectionTables, quoted, workingTables } from '../store/tables.ts';

/**
 * How a hall is set up, for somebody who may not know whose it is: each field is named here, so a new one of the office is left
 * out until somebody decides. No names, addresses, phone numbers, folders or certificate numbers; staff by a keyed digest.
 */
export function describeConfiguration({ store }: Pick<Hall, 'store'>): unknown {
  const { office, staff, devices } = store.read((db) => ({
    office: getOffice(db),
    staff: listStaff(db),
    devices: findStationDevices(db, store.station),
  }));
  const { regionCode, level, capabilities, hours, practice, photo, forms, idleLockMinutes, confirmClockAfterDays } = office;
  return {
    training: store.training,
    schema: store.schema,
    storeId: store.storeId,
    station: store.station,
    office: {
      regionCode,
      level,
      capabilities,
      hours,
      practice,
      photo,
      forms,
      idleLockMinutes,
      confirmClockAfterDays,
      counters: office.counters.length,
      otherOffices: office.otherOffices.length,
      offlineAuthorisation: office.offlineAuthorisation && {
        businesses: office.offlineAuthorisation.businesses,
        validFrom: office.offlineAuthorisation.validFrom,
        validUntil: office.offlineAuthorisation.validUntil,
      },
    },
    staff: staff.map(({ code, roles, active, certificate }) => ({
      code: store.inputDigest('hall.exportDiagnostics', code).slice(0, 12),
      roles,
      active,
      certificateUntil: certificate?.validUntil ?? null,
    })),
    devices: {
      reader: (devices?.readerPath ?? null) !== null,
      printers: (devices?.printers ?? []).map((printer) => ({
        kind: printer.kind,
        options: printer.kind === 'lp' ? printer.options.length : 0,
      })),
    },
  };
}

/** Rows of every table; one table a turn, so that nobody waits for all of them. */
export async function countRows({ store }: Pick<Hall, 'store'>): Promise<Record<string, number>> {
  const tables = store.read((db) => [...workingTables, ...projectionTables(db)]);
  const rows: Record<string, number> = {};
  for (const table of tables.toSorted()) {
    await nextTurn();
    rows[table] = store.read((db) => (db.prepare(`SELECT count(*) AS rows FROM ${quoted(table)}`).get() as { rows: number }).rows);
  }
  return rows;
}
