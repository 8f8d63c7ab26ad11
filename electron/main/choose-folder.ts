import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { WindowRegister } from './window-register.ts';
import type { Station } from '#shared/model/index.ts';

/** Stations where staff sit; a kiosk or a couple's screen never shows the folders of the PC. */
const ofStaff: readonly Station[] = ['counter', 'supervisor'];

/** The system's window for choosing a folder, over the window that asks; null when none was chosen. */
export function chooseFolder(register: WindowRegister, windowId: number): Promise<string | null> {
  return choose(register, windowId, { properties: ['openDirectory', 'createDirectory'] });
}

/** The same for one file whose name ends so. */
export function chooseFile(register: WindowRegister, windowId: number, ending: string): Promise<string | null> {
  return choose(register, windowId, { properties: ['openFile'], filters: [{ name: `*.${ending}`, extensions: [ending] }] });
}

async function choose(register: WindowRegister, windowId: number, options: OpenDialogOptions): Promise<string | null> {
  const seat = register.find(windowId);
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents.id === windowId);
  if (!seat || !ofStaff.includes(seat.station) || !window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}
