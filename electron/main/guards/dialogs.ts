import type { Station } from '#shared/model/index.ts';
import { mayCommand } from './staff-windows.ts';

/** A kiosk or a couple's screen never shows the folders of the PC. Null: a window that is not in the register. */
export function mayChooseFiles(station: Station | null): boolean {
  return mayCommand(station);
}
