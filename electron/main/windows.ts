import { BrowserWindow } from 'electron';
import type { ApplicantScreens } from './applicant-screens.ts';
import type { KioskScreen } from './kiosk-screen.ts';
import { openWindow, type OpenWindowDeps } from './open-window.ts';
import { mayCommand } from './guards/staff-windows.ts';
import type { SignageScreen } from './signage-screen.ts';
import type { WindowRegister } from './window-register.ts';
import type { WindowSessions } from './window-sessions.ts';
import type { DeskStation } from '#shared/contract/index.ts';

export interface HallWindows {
  /** Opens the station's window, or brings the open one forward; false: there is no display for it. */
  show(station: DeskStation): boolean;
  /**
   * Brings a window of the staff forward; where only the call screen is open, a counter opens: somebody wants to work here. On
   * a PC that is nothing but the kiosk, the kiosk comes forward and nothing opens.
   */
  focus(): void;
}

export interface HallWindowsDeps extends OpenWindowDeps {
  readonly register: WindowRegister;
  readonly sessions: Pick<WindowSessions, 'leave'>;
  readonly applicants: Pick<ApplicantScreens, 'serve' | 'leave'>;
  readonly signage: Pick<SignageScreen, 'show' | 'leave'>;
  readonly kiosk: Pick<KioskScreen, 'show' | 'leave'>;
  /** The whole PC is the kiosk. */
  readonly isKiosk: boolean;
}

export function createHallWindows(deps: HallWindowsDeps): HallWindows {
  function show(station: DeskStation): boolean {
    if (deps.isKiosk || station === 'kiosk') return deps.kiosk.show();
    if (station === 'signage') deps.signage.show();
    else showDesk(station);
    return true;
  }

  function showDesk(station: 'counter' | 'supervisor'): void {
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
        if (findOfStaff()) return;
        deps.signage.leave();
        deps.kiosk.leave();
      },
    });
  }

  function findOfStaff(): BrowserWindow | undefined {
    return BrowserWindow.getAllWindows().find(({ webContents }) => mayCommand(deps.register.find(webContents.id)?.station ?? null));
  }

  return {
    show,
    focus: () => {
      const window = findOfStaff();
      if (window) bringForward(window);
      else show('counter');
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
