import type { Station } from '#shared/model/index.ts';

/** Stations where staff sit. */
const ofStaff: readonly Station[] = ['counter', 'supervisor'];

/**
 * Whether a window may ask main itself for something: another window, a folder of the PC, an update, another program. A kiosk or the
 * couple's screen asks the core alone, which knows what each may; null: a window that is not in the register.
 */
export function mayCommand(station: Station | null): boolean {
  return station !== null && ofStaff.includes(station);
}
