import { BrowserWindow } from 'electron';
import type { ApplicantScreens } from './applicant-screens.ts';
import { openWindow, type OpenWindowDeps } from './open-window.ts';
import type { WindowRegister } from './window-register.ts';
import type { WindowSessions } from './window-sessions.ts';
import type { Station } from '#shared/model/index.ts';

export interface HallWindows {
  /** Opens the station's window, or brings the open one forward. */
  show(station: Station): void;
  /** Brings a window of the staff forward. */
  focus(): void;
}

export interface HallWindowsDeps extends OpenWindowDeps {
  readonly register: WindowRegister;
  readonly sessions: Pick<WindowSessions, 'leave'>;
  readonly applicants: Pick<ApplicantScreens, 'serve' | 'leave'>;
}

export function createHallWindows(deps: HallWindowsDeps): HallWindows {
  function show(station: Station): void {
    const open = deps.register.findWindow(station);
    const window = open === null ? undefined : findOpen(open);
    if (window) return bringForward(window);
    openWindow(deps, {
      station,
      onMade: (id) => deps.register.add(id, station),
      onReady: (made) => {
        made.show();
        if (station === 'counter') deps.applicants.serve(made);
      },
      onClosed: (id) => {
        deps.applicants.leave(id);
        deps.sessions.leave(id);
      },
    });
  }

  return {
    show,
    focus: () => {
      const window = BrowserWindow.getAllWindows().find((each) => deps.register.find(each.webContents.id)?.of === null);
      if (window) bringForward(window);
    },
  };
}

function findOpen(windowId: number): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((one) => one.webContents.id === windowId);
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
