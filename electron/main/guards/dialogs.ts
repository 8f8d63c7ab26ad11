import type { Station } from '#shared/model/index.ts';

/** Stations where staff sit; a kiosk or a couple's screen never shows the folders of the PC. */
const ofStaff: readonly Station[] = ['counter', 'supervisor'];

/** Null: a window that is not in the register. */
export function mayChooseFiles(station: Station | null): boolean {
  return station !== null && ofStaff.includes(station);
}
