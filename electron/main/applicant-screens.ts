import { screen, type BrowserWindow, type Display, type Rectangle } from 'electron';
import { keepKeyboard } from './keep-keyboard.ts';
import { openWindow, type OpenWindowDeps } from './open-window.ts';
import type { WindowRegister } from './window-register.ts';
import type { ApplicantPlace } from '#shared/contract/index.ts';

/** Whether a counter's second screen opens by itself: on a second display where there is one; in any case; never. */
export type ApplicantOpening = 'auto' | 'always' | 'never';

/** The second screen of each counter's window, turned to the couple. */
export interface ApplicantScreens {
  /** A counter's window is shown: its second screen opens beside it, where it may. */
  serve(counter: BrowserWindow): void;
  /** Opens or brings forward the second screen of this counter's window; false when there is no place of that kind. */
  show(counterWindowId: number, place: ApplicantPlace): boolean;
  /** A counter's window is closed, and its second screen with it. */
  leave(counterWindowId: number): void;
  /** Displays were plugged in or out. */
  followDisplays(): void;
}

export interface ApplicantScreensDeps extends OpenWindowDeps {
  readonly register: WindowRegister;
  readonly opening: ApplicantOpening;
  /** Displays of the call screen and the kiosk; null: none. */
  readonly taken?: () => readonly (number | null)[];
}

interface Open {
  readonly window: BrowserWindow;
  /** The display it fills; null: a window the registrar may put anywhere. */
  displayId: number | null;
}

/** Size of a second screen without a display of its own, in CSS pixels. */
const windowed = { width: 1100, height: 720 } as const;

export function createApplicantScreens(deps: ApplicantScreensDeps): ApplicantScreens {
  const counters = new Map<number, BrowserWindow>();
  const screens = new Map<number, Open>();

  function secondDisplay(counter: BrowserWindow): Display | null {
    const own = screen.getDisplayMatching(counter.getBounds()).id;
    const taken = deps.taken?.() ?? [];
    return screen.getAllDisplays().find(({ id }) => id !== own && !taken.includes(id)) ?? null;
  }

  function open(counterId: number, display: Display | null): void {
    const counter = counters.get(counterId)!;
    const window = openWindow(deps, {
      station: 'applicant',
      bounds: display ? display.bounds : besideTo(counter.getBounds()),
      fullscreen: display !== null,
      onMade: (id) => deps.register.addApplicant(id, counterId),
      // The registrar goes on typing, and the scanner goes on scanning, in the counter's window.
      onReady: (made) => made.showInactive(),
      onClosed: (id) => {
        deps.register.remove(id);
        if (screens.get(counterId)?.window === window) screens.delete(counterId);
      },
    });
    const shown: Open = { window, displayId: display?.id ?? null };
    screens.set(counterId, shown);
    keepKeyboard(counter, window, () => shown.displayId !== null);
  }

  function moveTo(shown: Open, display: Display): void {
    shown.displayId = display.id;
    shown.window.setFullScreen(false);
    shown.window.setBounds(display.bounds);
    shown.window.setFullScreen(true);
  }

  function show(counterId: number, place: ApplicantPlace): boolean {
    const counter = counters.get(counterId);
    if (!counter) return false;
    const shown = screens.get(counterId);
    if (shown) {
      if (shown.window.isMinimized()) shown.window.restore();
      shown.window.showInactive();
      shown.window.moveTop();
      return true;
    }
    const display = secondDisplay(counter);
    if (display === null && place === 'secondDisplay') return false;
    open(counterId, display);
    return true;
  }

  function followDisplays(): void {
    const displays = screen.getAllDisplays();
    for (const [counterId, counter] of counters) {
      const display = secondDisplay(counter);
      const shown = screens.get(counterId);
      const lost = shown && shown.displayId !== null && !displays.some(({ id }) => id === shown.displayId);
      if (display === null) {
        // The system would push it over the counter's own work.
        if (lost) shown.window.close();
      } else if (!shown) {
        if (deps.opening !== 'never') open(counterId, display);
      } else if (lost || shown.displayId === null) moveTo(shown, display);
    }
  }

  return {
    serve(counter) {
      counters.set(counter.webContents.id, counter);
      if (deps.opening !== 'never') show(counter.webContents.id, deps.opening === 'always' ? 'anywhere' : 'secondDisplay');
    },
    show,
    leave(counterId) {
      counters.delete(counterId);
      screens.get(counterId)?.window.close();
    },
    followDisplays,
  };
}

function besideTo(counter: Rectangle): Rectangle {
  return { x: counter.x + 40, y: counter.y + 40, ...windowed };
}
