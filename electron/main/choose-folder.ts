import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { mayChooseFiles } from './guards/dialogs.ts';
import type { WindowRegister } from './window-register.ts';

/** The system's window for choosing a folder, over the window that asks; null when none was chosen. */
export function chooseFolder(register: WindowRegister, windowId: number): Promise<string | null> {
  return choose(register, windowId, { properties: ['openDirectory', 'createDirectory'] });
}

/** The same for one file whose name ends in one of these. */
export function chooseFile(register: WindowRegister, windowId: number, ...endings: string[]): Promise<string | null> {
  const name = endings.map((ending) => `*.${ending}`).join(' ');
  return choose(register, windowId, { properties: ['openFile'], filters: [{ name, extensions: endings }] });
}

/** Where a new file of ours is to lie, in the system's own window; null when nowhere. */
export async function chooseNewFile(register: WindowRegister, windowId: number, name: string): Promise<string | null> {
  const window = windowOfStaff(register, windowId);
  if (!window) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name, properties: ['showOverwriteConfirmation'] });
  return canceled || filePath === '' ? null : filePath;
}

async function choose(register: WindowRegister, windowId: number, options: OpenDialogOptions): Promise<string | null> {
  const seat = register.find(windowId);
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents.id === windowId);
  if (!mayChooseFiles(seat?.station ?? null) || !window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}

/** Null where no staff sit. */
function windowOfStaff(register: WindowRegister, windowId: number): BrowserWindow | null {
  if (!mayChooseFiles(register.find(windowId)?.station ?? null)) return null;
  return BrowserWindow.getAllWindows().find((one) => one.webContents.id === windowId) ?? null;
}
