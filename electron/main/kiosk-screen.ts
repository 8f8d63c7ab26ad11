import { clipboard, powerSaveBlocker, screen, type BrowserWindow } from 'electron';
import { createKioskVisit, type KioskVisit } from './kiosk-visit.ts';
import { lockKiosk } from './lock-kiosk.ts';
import { openWindow, tell, type OpenWindowDeps } from './open-window.ts';
import { findOwnDisplay, type DisplayWish } from './own-display.ts';
import type { WindowRegister } from './window-register.ts';
import type { WindowSessions } from './window-sessions.ts';

/** 自助机: the screen visitors touch. Each visit has a page, and a process, of its own. */
export interface KioskScreen {
  /** Opens the kiosk; where there is no display for it, nothing. */
  show(): boolean;
  /** The display it fills; null: none. */
  filled(): number | null;
  /** Whether a window is the kiosk's. */
  is(windowId: number): boolean;
  /** The visitor of this window has gone. */
  end(windowId: number): void;
  /** A member of the staff proved who they are: the kiosk may be closed. */
  release(): void;
  /** The last window of the staff is closed: what was opened beside it closes too, a station of its own goes on. */
  leave(): void;
  /** Displays were plugged in or out. */
  followDisplays(): void;
}

export interface KioskScreenDeps extends OpenWindowDeps, DisplayWish {
  readonly register: Pick<WindowRegister, 'add' | 'find'>;
  readonly sessions: Pick<WindowSessions, 'leave'>;
  /** Whatever Chromium kept in memory of the page is forgotten. */
  readonly forget: () => Promise<void>;
}

interface Open {
  readonly window: BrowserWindow;
  readonly displayId: number;
}

export function createKioskScreen(deps: KioskScreenDeps): KioskScreen {
  let open: Open | null = null;
  let awake: number | null = null;
  let released = false;
  /** The page that takes the place of the one shown, until it is there. */
  let next: BrowserWindow | null = null;

  const visit: KioskVisit = createKioskVisit({
    now: () => performance.now(),
    warn: (secondsLeft) => open && tell(open.window, { event: 'kiosk.idle', secondsLeft }),
    wipe: renew,
  });
  let ticking: NodeJS.Timeout | null = null;

  /** Another page, in a process of its own, takes the place of the one shown, which ends with all it knew. */
  function renew(): void {
    if (open === null || next !== null) return;
    const { window: old } = open;
    tell(old, { event: 'kiosk.over' });
    // Theirs at the latest now, whatever becomes of the page.
    deps.sessions.leave(old.webContents.id);
    if (deps.ownStation) clipboard.clear();
    make((made) => {
      destroy(old);
      void deps.forget();
      made.show();
    });
  }

  function make(onReady: (made: BrowserWindow) => void): void {
    const display = findOwnDisplay(deps);
    if (display === null) return;
    const window = openWindow(deps, {
      station: 'kiosk',
      bounds: display.bounds,
      fullscreen: true,
      frameless: true,
      unattended: true,
      onMade: (id) => deps.register.add(id, 'kiosk'),
      onReady: (made) => {
        next = null;
        open = { window: made, displayId: display.id };
        onReady(made);
        if (deps.ownStation) made.setKiosk(true);
      },
      onClosed: (id) => {
        deps.sessions.leave(id);
        if (open?.window === window) closed();
      },
    });
    next = window;
    lockKiosk(window, { isOwn: deps.ownStation, mayClose: () => released || open?.window !== window });
    window.webContents.on('input-event', () => visit.touched());
  }

  function closed(): void {
    open = null;
    if (ticking !== null) clearInterval(ticking);
    if (awake !== null) powerSaveBlocker.stop(awake);
    ticking = awake = null;
    released = false;
  }

  function show(): boolean {
    if (open) {
      open.window.moveTop();
      if (deps.ownStation) open.window.focus();
      return true;
    }
    if (next !== null) return true;
    if (findOwnDisplay(deps) === null) return false;
    awake = powerSaveBlocker.start('prevent-display-sleep');
    ticking = setInterval(() => visit.tick(), 1_000);
    make((made) => (deps.ownStation ? made.show() : made.showInactive()));
    return true;
  }

  function close(): void {
    released = true;
    if (next !== null) destroy(next);
    open?.window.close();
  }

  return {
    show,
    filled: () => open?.displayId ?? null,
    is: (windowId) => deps.register.find(windowId)?.station === 'kiosk',
    end: (windowId) => {
      if (open?.window.webContents.id === windowId) visit.end();
    },
    release: close,
    leave: () => {
      if (!deps.ownStation) close();
    },
    followDisplays: () => {
      if (open === null || screen.getAllDisplays().some(({ id }) => id === open?.displayId)) return;
      if (findOwnDisplay(deps) === null) close();
      else renew();
    },
  };
}

function destroy(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.destroy();
}
