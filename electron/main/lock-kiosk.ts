import type { BrowserWindow } from 'electron';
import { mayPress } from './guards/kiosk-keys.ts';

/**
 * Locks a kiosk's window beyond what every page of the program is locked by: its keys, its size and its place. `isOwn`: the
 * whole PC is the kiosk, so that the window also takes back the front whenever something else took it. `mayClose`: a
 * member of the staff has proven themselves.
 */
export function lockKiosk(window: BrowserWindow, { isOwn, mayClose }: { readonly isOwn: boolean; readonly mayClose: () => boolean }): void {
  const { webContents } = window;
  const prevent = (event: { preventDefault(): void }): void => event.preventDefault();
  webContents.on('before-input-event', (event, input) => {
    if (!mayPress(input)) event.preventDefault();
  });
  webContents.on('context-menu', prevent);
  webContents.on('zoom-changed', () => webContents.setZoomFactor(1));
  webContents.on('did-finish-load', () => {
    webContents.setZoomFactor(1);
    void webContents.setVisualZoomLevelLimits(1, 1);
  });
  webContents.on('devtools-opened', () => webContents.closeDevTools());
  // Alt+F4, the bar's context menu, the browser keys of a keyboard.
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
  window.on('system-context-menu', prevent);
  window.on('app-command', prevent);
  if (!isOwn) return;
  const takeFront = (): void => {
    if (window.isDestroyed() || mayClose()) return;
    window.setKiosk(true);
    window.show();
    window.moveTop();
    window.focus();
  };
  // Not within the event: the system is still busy with the other window.
  const soon = (): void => void setImmediate(takeFront);
  window.on('blur', soon);
  window.on('minimize', soon);
  window.on('hide', soon);
  window.on('leave-full-screen', soon);
}
