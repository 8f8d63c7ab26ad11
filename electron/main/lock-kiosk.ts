import type { BrowserWindow } from 'electron';
import { mayPress } from './guards/kiosk-keys.ts';

export interface KioskLock {
  /** The whole PC is the kiosk: its window takes back the front whenever something else took it. */
  readonly isOwn: boolean;
  /** A member of the staff has proven themselves, or another window took its place. */
  readonly mayClose: () => boolean;
  /** Somebody touched it, or pressed a key. */
  readonly onTouch: () => void;
  /** Its page answers nobody. */
  readonly onHang: () => void;
}

/** A mouse that trembles on its table is nobody. */
const ofSomebody = /^(?:mouse(?:Down|Up|Wheel)|rawKeyDown|keyDown|char|touch|gesture(?:Tap|Scroll))/u;

/** Locks a kiosk's window beyond what every page of the program is locked by: its keys, its size and its place. */
export function lockKiosk(window: BrowserWindow, { isOwn, mayClose, onTouch, onHang }: KioskLock): void {
  const { webContents } = window;
  const prevent = (event: { preventDefault(): void }): void => event.preventDefault();
  webContents.on('before-input-event', (event, input) => {
    if (!mayPress(input)) event.preventDefault();
  });
  webContents.on('input-event', (_event, { type }) => ofSomebody.test(type) && onTouch());
  webContents.on('context-menu', prevent);
  webContents.on('zoom-changed', () => webContents.setZoomFactor(1));
  webContents.on('did-finish-load', () => {
    webContents.setZoomFactor(1);
    void webContents.setVisualZoomLevelLimits(1, 1);
  });
  webContents.on('devtools-opened', () => webContents.closeDevTools());
  window.on('unresponsive', onHang);
  // Alt+F4, the bar's context menu, the browser keys of a keyboard.
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
  window.on('system-context-menu', prevent);
  window.on('app-command', prevent);
  if (!isOwn) return;
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true);
  window.setMinimizable(false);
  window.setMaximizable(false);
  let wasShown = false;
  window.once('show', () => (wasShown = true));
  const takeFront = (): void => {
    if (window.isDestroyed() || !wasShown || mayClose()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.setKiosk(true);
    window.moveTop();
    window.focus();
  };
  // Not within the event: the system is still busy with the other window.
  const soon = (): void => void setImmediate(takeFront);
  window.on('blur', soon);
  window.on('minimize', soon);
  window.on('hide', soon);
  window.on('leave-full-screen', soon);
  window.on('unmaximize', soon);
}
