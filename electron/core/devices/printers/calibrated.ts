import type { StoreDep } from '../../store/types.ts';
import type { CalibratedPrinters, Printers } from '../types.ts';
import { findCalibration } from './offsets.ts';

/** A PC's printers together with what the store knows was measured on them. */
export function createCalibratedPrinters(printers: Printers, store: StoreDep['store'] & { readonly station: string }): CalibratedPrinters {
  return {
    print: printers.print,
    tidy: printers.tidy,
    close: printers.close,
    async list() {
      const states = await printers.list();
      return store.read((db) => states.map((state) => ({ ...state, ...findCalibration(db, store.station, state.name) })));
    },
    calibrationOf: (printer) => store.read((db) => findCalibration(db, store.station, printer)),
  };
}
