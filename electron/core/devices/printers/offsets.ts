import { z } from 'zod';
import { PrinterOffset } from '#shared/contract/index.ts';
import { defineAct, type ReadableDb } from '../../store/types.ts';
import { changeOne } from '../../store/change-one.ts';
import type { PrinterCalibration } from '../types.ts';

/** Somebody measured how far a printer of this PC puts certificates off their places; the newest measure counts. */
export const printerCalibrated = defineAct({
  type: 'printer.calibrated',
  payload: z.object({ station: z.string(), printer: z.string(), ...PrinterOffset.shape }),
  project(db, { station, printer, x, y }, header) {
    changeOne(
      db,
      `INSERT INTO printer_offsets (station, printer, x, y, at) VALUES (:station, :printer, :x, :y, :at)
       ON CONFLICT (station, printer) DO UPDATE SET x = excluded.x, y = excluded.y, at = excluded.at`,
      { station, printer, x, y, at: header.at },
    );
  },
});

/** No offset and no date for a printer nobody has measured. */
export function findCalibration(db: ReadableDb, station: string, printer: string): PrinterCalibration {
  const row = db.prepare('SELECT x, y, at FROM printer_offsets WHERE station = ? AND printer = ?').get(station, printer) as
    { x: number; y: number; at: string } | undefined;
  return row ? { offset: { x: row.x, y: row.y }, calibratedAt: row.at } : { offset: { x: 0, y: 0 }, calibratedAt: null };
}
