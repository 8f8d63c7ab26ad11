import { BrowserWindow, screen } from 'electron';
import { firstPage } from './guards/address.ts';
import { mayNavigate } from './guards/navigation.ts';
import { findWeakness } from './guards/web-preferences.ts';
import { mainLine } from './hall-log.ts';
import { coverOptions, windowOptions } from './window-options.ts';
import type { HallEvent } from '#shared/contract/index.ts';
import type { Station } from '#shared/model/index.ts';
import { channels } from '../preload/channels.ts';

export interface OpenWindowDeps {
  readonly preload: string;
  readonly isCoreDown: () => boolean;
  log(text: string): void;
}

export interface Opening {
  readonly station: Station;
  /** Where it opens, in screen coordinates; by default where the system likes. */
  readonly bounds?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly fullscreen?: boolean;
  /** Without bar and border. */
  readonly frameless?: boolean;
  /** Nobody sits at it: a page that crashes again and again is still loaded again, only later. */
  readonly unattended?: boolean;
  /** Whether its page is loaded again after a crash; by default it is. */
  readonly mayReload?: () => boolean;
  /** Before its page loads: the window gets its seat. */
  readonly onMade: (windowId: number) => void;
  readonly onReady: (window: BrowserWindow) => void;
  readonly onClosed: (windowId: number) => void;
}

/** Reloads of one window after its page crashed, within this time (ms), before it is left alone. */
const crashes = { most: 3, within: 60_000 } as const;

/** Makes a station's window and loads the page; it is shown by `onReady`. */
export function openWindow(
  deps: OpenWindowDeps,
  { station, bounds, fullscreen = false, frameless = false, ...opening }: Opening,
): BrowserWindow {
  const options = windowOptions(station, deps.preload, screen.getPrimaryDisplay().workAreaSize);
  const weakness = findWeakness(station, options.webPreferences);
  if (weakness !== null) throw new Error(`a window with ${weakness} as it must not be`);
  const window = new BrowserWindow({ ...options, ...bounds, ...(fullscreen && { fullscreen }), ...(frameless && { frame: false }) });
  const id = window.webContents.id;
  opening.onMade(id);
  window.removeMenu();
  window.once('ready-to-show', () => opening.onReady(window));
  window.once('closed', () => opening.onClosed(id));
  window.webContents.on('did-finish-load', () => {
    if (deps.isCoreDown()) tell(window, { event: 'core.changed', running: false });
  });
  reloadAfterCrash(window, deps.log, opening);
  const load = (): void => void window.loadURL(firstPage);
  // Chromium asks nobody about `about:blank`.
  window.webContents.on('did-navigate', (_navigated, address) => {
    if (!mayNavigate({ address, isMainFrame: true })) load();
  });
  load();
  return window;
}

/** Fills a display with ink and nothing else: no page, no keyboard. */
export function openCover(bounds: Required<Opening>['bounds']): BrowserWindow {
  const options = coverOptions();
  const weakness = findWeakness('signage', options.webPreferences);
  if (weakness !== null) throw new Error(`a cover with ${weakness} as it must not be`);
  const window = new BrowserWindow({ ...options, ...bounds });
  window.removeMenu();
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true);
  window.on('close', (event) => event.preventDefault());
  window.showInactive();
  return window;
}

export function tellAll(event: HallEvent): void {
  for (const window of BrowserWindow.getAllWindows()) tell(window, event);
}

export function tell(window: BrowserWindow, event: HallEvent): void {
  if (!window.isDestroyed()) window.webContents.send(channels.event, event);
}

/** The form is safe in the core's draft; the page only has to come back. */
function reloadAfterCrash(
  window: BrowserWindow,
  log: (text: string) => void,
  { unattended = false, mayReload = () => true }: Pick<Opening, 'unattended' | 'mayReload'>,
): void {
  let recent: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(mainLine({ level: 'warn', event: 'ended', ...(reason !== 'clean-exit' && { code: 'page.crashed' }), cause: reason }));
    const now = performance.now();
    recent = [...recent.filter((at) => now - at < crashes.within), now];
    if (reason === 'clean-exit' || !mayReload()) return;
    if (recent.length <= crashes.most) window.webContents.reload();
    else if (unattended) setTimeout(() => !window.isDestroyed() && window.webContents.reload(), crashes.within).unref();
  });
}
