import { powerSaveBlocker, screen, type BrowserWindow } from 'electron';
import { openWindow, type OpenWindowDeps } from './open-window.ts';
import { findOwnDisplay, type DisplayWish } from './own-display.ts';
import type { WindowRegister } from './window-register.ts';

/** 叫号屏: the one screen everybody in the hall looks at. */
export interface SignageScreen {
  /** Opens or brings forward the call screen; the keyboard stays where it is. */
  show(): void;
  /** The display it fills; null: none, or a window the staff may put anywhere. */
  filled(): number | null;
  /** The last window of the staff is closed: what was opened beside it closes too, a station of its own goes on. */
  leave(): void;
  /** Displays were plugged in or out. */
  followDisplays(): void;
}

export interface SignageScreenDeps extends OpenWindowDeps, DisplayWish {
  readonly register: Pick<WindowRegister, 'add' | 'remove'>;
}

/** Size of a call screen without a display of its own, in CSS pixels. */
const windowed = { width: 1280, height: 720 } as const;

export function createSignageScreen(deps: SignageScreenDeps): SignageScreen {
  let open: { readonly window: BrowserWindow; displayId: number | null } | null = null;

  function show(): void {
    if (open) {
      if (open.window.isMinimized()) open.window.restore();
      open.window.showInactive();
      open.window.moveTop();
      return;
    }
    const display = findOwnDisplay(deps);
    const awake = powerSaveBlocker.start('prevent-display-sleep');
    const window = openWindow(deps, {
      station: 'signage',
      ...(display ? { bounds: display.bounds, fullscreen: true, frameless: true } : { bounds: { ...besideTo(), ...windowed } }),
      unattended: true,
      onMade: (id) => deps.register.add(id, 'signage'),
      onReady: (made) => made.showInactive(),
      onClosed: (id) => {
        powerSaveBlocker.stop(awake);
        deps.register.remove(id);
        open = null;
      },
    });
    open = { window, displayId: display?.id ?? null };
  }

  function followDisplays(): void {
    // In a window it stays where the staff put it.
    if (open === null || open.displayId === null) return;
    const display = findOwnDisplay(deps);
    // Its display is gone and there is no other: the system has put it over somebody's work.
    if (display === null) return open.window.close();
    open.displayId = display.id;
    open.window.setFullScreen(false);
    open.window.setBounds(display.bounds);
    open.window.setFullScreen(true);
  }

  function besideTo(): { x: number; y: number } {
    const { x, y } = screen.getPrimaryDisplay().workArea;
    return { x: x + 40, y: y + 40 };
  }

  return {
    show,
    followDisplays,
    filled: () => open?.displayId ?? null,
    leave: () => {
      if (!deps.ownStation) open?.window.close();
    },
  };
}
