import { BrowserWindow } from 'electron';
import { firstPage } from './guards/address.ts';
import { windowOptions } from './window-options.ts';
import type { WindowRegister } from './window-register.ts';
import type { WindowSessions } from './window-sessions.ts';
import type { HallEvent } from '#shared/contract/index.ts';
import type { Station } from '#shared/model/index.ts';
import { channels } from '../preload/channels.ts';

export interface HallWindows {
  /** Opens the station's window, or brings the open one forward. */
  show(station: Station): void;
  /** Brings any window forward. */
  focus(): void;
  tellAll(event: HallEvent): void;
}

export interface HallWindowsDeps {
  readonly register: WindowRegister;
  readonly sessions: Pick<WindowSessions, 'leave'>;
  readonly preload: string;
  readonly isCoreDown: () => boolean;
  log(text: string): void;
}

/** Reloads of one window after its page crashed, within this time (ms), before it is left alone. */
const crashes = { most: 3, within: 60_000 } as const;

export function createHallWindows(deps: HallWindowsDeps): HallWindows {
  function show(station: Station): void {
    const open = deps.register.findWindow(station);
    const window = open === null ? null : BrowserWindow.getAllWindows().find((one) => one.webContents.id === open);
    if (window) return bringForward(window);
    create(station);
  }

  function create(station: Station): void {
    const window = new BrowserWindow(windowOptions(station, deps.preload));
    const id = window.webContents.id;
    deps.register.add(id, station);
    window.removeMenu();
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => deps.sessions.leave(id));
    window.webContents.on('did-finish-load', () => {
      if (deps.isCoreDown()) tell(window, { event: 'core.changed', running: false });
    });
    reloadAfterCrash(window, deps.log);
    void window.loadURL(firstPage);
  }

  function tellAll(event: HallEvent): void {
    for (const window of BrowserWindow.getAllWindows()) tell(window, event);
  }

  return {
    show,
    tellAll,
    focus: () => {
      const window = BrowserWindow.getAllWindows()[0];
      if (window) bringForward(window);
    },
  };
}

function tell(window: BrowserWindow, event: HallEvent): void {
  if (!window.isDestroyed()) window.webContents.send(channels.event, event);
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The form is safe in the core's draft; the page only has to come back. */
function reloadAfterCrash(window: BrowserWindow, log: (text: string) => void): void {
  let recent: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`main: a page ended: ${reason}\n`);
    const now = performance.now();
    recent = [...recent.filter((at) => now - at < crashes.within), now];
    if (reason !== 'clean-exit' && recent.length <= crashes.most) window.webContents.reload();
  });
}
