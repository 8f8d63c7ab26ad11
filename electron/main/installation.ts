import { app, BrowserWindow, dialog } from 'electron';
import { mainLine } from './hall-log.ts';
import { checkInstalled, packedKey } from './program/installed-package.ts';
import { manifestName } from './program/manifest.ts';
import words from '#shared/locales/zh-CN/shell.json' with { type: 'json' };

/**
 * Which part of the installation is not as it was packaged (a path below resources; '' for the manifest itself); null when all
 * is. A checkout has no manifest: there is nothing to hold it against.
 */
export async function checkInstallation(at: {
  readonly packed: boolean;
  readonly resourcesPath: string;
  readonly appPath: string;
}): Promise<string | null> {
  if (!at.packed) return null;
  const checked = await checkInstalled(at.resourcesPath, packedKey(at.appPath, 'package-key'));
  if (checked.ok) return null;
  return checked.error.code === 'update.damaged' ? checked.error.details.file : '';
}

/**
 * Says so to whoever sits there, and ends the program: no core was started, no store was touched. The windows go first: a page
 * that waits for its core would stand before the sentence. The log keeps that it happened; a stranger's file name is not for it.
 */
export async function refuseDamaged(file: string, log: (text: string) => void): Promise<void> {
  log(mainLine({ level: 'error', event: 'ended', code: 'program.damaged' }));
  process.stderr.write(`main: the installed program is not as it was packaged (${file || manifestName}): the core does not start\n`);
  app.removeAllListeners('window-all-closed').on('window-all-closed', () => undefined);
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  const { title, message, detail, close } = words.damaged;
  await dialog.showMessageBox({
    type: 'error',
    title,
    message,
    detail: detail.replace('{{file}}', file || manifestName),
    buttons: [close],
  });
  app.exit(1);
}
