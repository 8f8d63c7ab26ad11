import { clipboard, powerSaveBlocker, screen, type BrowserWindow } from 'electron';
import { mayLeaveKiosk, type Heard } from './guards/kiosk-release.ts';
import { createKioskVisit, type KioskVisit } from './kiosk-visit.ts';
import { lockKiosk } from './lock-kiosk.ts';
import { openCover, openWindow, tell, type OpenWindowDeps } from './open-window.ts';
import { findOwnDisplay, type DisplayWish } from './own-display.ts';
import type { KioskFacts } from './self-test/judge.ts';
import type { WindowRegister } from './window-register.ts';
import type { WindowSessions } from './window-sessions.ts';

/** 自助机: the screen visitors touch. Each visit has a page, and a process, of its own. */
export interface KioskScreen {
  /** Opens the kiosk or brings it forward; false: there is no display for it. */
  show(): boolean;
  /** The display it fills; null: none. */
  filled(): number | null;
  /** What a call of this window meant. */
  heard(windowId: number, what: Heard | null): void;
  /** Whether the staff proved at this window, within the last two minutes, who they are. */
  mayLeave(windowId: number): boolean;
  /** Its window stands, or the next one is being made. */
  isOpen(): boolean;
  /** How the window stands, for the self-test. */
  state(): Pick<KioskFacts, 'window' | 'awake'>;
  /** Closes it: a member of the staff proved who they are, or the program ends. */
  close(): void;
  /** The last window of the staff is closed: what was opened beside it closes too, a station of its own goes on. */
  leave(): void;
  /** Displays were plugged in or out. */
  followDisplays(): void;
}

export interface KioskScreenDeps extends OpenWindowDeps, DisplayWish {
  readonly register: Pick<WindowRegister, 'add'>;
  readonly sessions: Pick<WindowSessions, 'leave'>;
  /** Whatever Chromium kept in memory for the page is forgotten. */
  readonly forget: () => Promise<void>;
}

interface Open {
  readonly window: BrowserWindow;
  readonly displayId: number;
}

/** Milliseconds the page of a visit may stay when the next one does not come: then its process ends, and its window is blank. */
const longestFarewell = 3_000;

/** Seconds without the keyboard after which the page is taken for the cause. */
const longestBehind = 3;

export function createKioskScreen(deps: KioskScreenDeps): KioskScreen {
  let open: Open | null = null;
  let awake: number | null = null;
  let ticking: NodeJS.Timeout | undefined;
  let isClosing = false;
  let releasedAt: number | null = null;
  let behindFor = 0;
  /** The page that takes the place of the one shown, until it is there. */
  let next: BrowserWindow | null = null;
  let covers: readonly BrowserWindow[] = [];
  const wish: DisplayWish = { ...deps, isTouched: true };

  const visit: KioskVisit = createKioskVisit({
    now: () => performance.now(),
    warn: (secondsLeft) => open && tell(open.window, { event: 'kiosk.idle', secondsLeft }),
    wipe: renew,
  });

  /** Another page, in a process of its own, takes the place of the one shown, which ends with all it knew. */
  function renew(): void {
    if (open === null || next !== null) return;
    const { window: old } = open;
    tell(old, { event: 'kiosk.over' });
    releasedAt = null;
    // Theirs at the latest now, whatever becomes of the page.
    deps.sessions.leave(old.webContents.id);
    if (deps.ownStation) clipboard.clear();
    const farewell = setTimeout(() => old.isDestroyed() || old.webContents.forcefullyCrashRenderer(), longestFarewell);
    make((made) => {
      // The new one first: nothing of the system is seen between them.
      present(made);
      clearTimeout(farewell);
      destroy(old);
      void deps.forget();
    });
  }

  function make(onReady: (made: BrowserWindow) => void): void {
    const display = findOwnDisplay(wish);
    if (display === null) return;
    const window = openWindow(deps, {
      station: 'kiosk',
      bounds: display.bounds,
      fullscreen: true,
      frameless: true,
      unattended: true,
      mayReload: () => open === null || open.window === window || next === window,
      onMade: (id) => deps.register.add(id, 'kiosk'),
      onReady: (made) => {
        next = null;
        open = { window: made, displayId: display.id };
        releasedAt = null;
        onReady(made);
      },
      onClosed: (id) => {
        deps.sessions.leave(id);
        if (next === window) next = null;
        if (open?.window === window) lose();
      },
    });
    next = window;
    lockKiosk(window, {
      isOwn: deps.ownStation,
      mayClose: () => isClosing || open?.window !== window,
      onTouch: () => visit.touched(),
      onHang: () => open?.window === window && visit.end(),
    });
  }

  function present(window: BrowserWindow): void {
    if (!deps.ownStation) return window.showInactive();
    window.show();
    window.setKiosk(true);
    window.focus();
  }

  /** The other displays of a PC that is nothing but the kiosk show nothing. */
  function cover(): void {
    for (const window of covers) destroy(window);
    const shown = open?.displayId ?? findOwnDisplay(wish)?.id;
    const others = deps.ownStation ? screen.getAllDisplays().filter(({ id }) => id !== shown) : [];
    covers = others.map(({ bounds }) => openCover(bounds));
  }

  /** The window shown is gone. A page can close its own, whatever main says: then another opens at once. */
  function lose(): void {
    if (isClosing) return closed();
    open = null;
    if (next === null) make(present);
  }

  /** A window of the system that belongs to the page, a choice of files or a print, ends with the page it keeps the keyboard from. */
  function watchFront(): void {
    if (!deps.ownStation || open === null || next !== null) return;
    behindFor = open.window.isFocused() ? 0 : behindFor + 1;
    // Once: where another program holds the keyboard, the next page would stand no better.
    if (behindFor === longestBehind) visit.end();
  }

  function closed(): void {
    open = null;
    clearInterval(ticking);
    if (awake !== null) powerSaveBlocker.stop(awake);
    awake = null;
    isClosing = false;
    for (const window of covers) destroy(window);
    covers = [];
  }

  function show(): boolean {
    if (open) {
      open.window.moveTop();
      if (deps.ownStation) open.window.focus();
      return true;
    }
    if (next !== null) return true;
    if (findOwnDisplay(wish) === null) return false;
    awake = powerSaveBlocker.start('prevent-display-sleep');
    ticking = setInterval(() => {
      visit.tick();
      watchFront();
    }, 1_000);
    cover();
    make(present);
    return true;
  }

  function close(): void {
    isClosing = true;
    const begun = next;
    if (open === null) closed();
    else open.window.close();
    if (begun !== null) destroy(begun);
  }

  return {
    show,
    filled: () => open?.displayId ?? null,
    heard: (windowId, what) => {
      if (what === null || open?.window.webContents.id !== windowId) return;
      if (what === 'over') return visit.end();
      if (what === 'released') releasedAt = performance.now();
      visit.touched();
    },
    mayLeave: (windowId) => mayLeaveKiosk(open?.window.webContents.id === windowId ? 'kiosk' : null, releasedAt, performance.now()),
    isOpen: () => open !== null || next !== null,
    state: () => ({
      window: {
        fullScreen: open?.window.isFullScreen() === true,
        // Beside a desk the staff put what they like before it.
        onTop: open !== null && (!deps.ownStation || open.window.isAlwaysOnTop()),
        covers: covers.length,
        displays: deps.ownStation ? screen.getAllDisplays().length : 1,
      },
      awake: awake !== null && powerSaveBlocker.isStarted(awake),
    }),
    close,
    leave: () => {
      if (!deps.ownStation) close();
    },
    followDisplays: () => {
      if (open === null) return;
      const isThere = screen.getAllDisplays().some(({ id }) => id === open?.displayId);
      if (!isThere && findOwnDisplay(wish) === null) return close();
      if (!isThere) visit.end();
      cover();
    },
  };
}

function destroy(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.destroy();
}
