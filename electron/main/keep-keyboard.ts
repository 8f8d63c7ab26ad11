import type { BrowserWindow, InputEvent } from 'electron';

/** Milliseconds: a press that brought the focus here ends first, so that its button still works. */
export const pressTime = { atMost: 500, afterRelease: 50 } as const;

const releases: ReadonlySet<InputEvent['type']> = new Set(['mouseUp', 'touchEnd', 'pointerUp', 'gestureTap']);

/**
 * Gives the keyboard back to the counter's window whenever the couple's screen was touched: what is typed or scanned
 * belongs to the registrar. `isApart` says whether the couple's screen fills a display of its own; a window among the
 * registrar's own keeps the focus it is given.
 */
export function keepKeyboard(counter: BrowserWindow, applicant: BrowserWindow, isApart: () => boolean): void {
  let timer: NodeJS.Timeout | undefined;
  let focused = false;

  const giveBack = (): void => {
    if (focused && isApart() && !counter.isDestroyed() && !counter.isMinimized()) counter.focus();
  };
  const giveBackIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(giveBack, milliseconds);
  };

  applicant.on('focus', () => {
    focused = true;
    giveBackIn(pressTime.atMost);
  });
  applicant.on('blur', () => {
    focused = false;
    clearTimeout(timer);
  });
  applicant.webContents.on('input-event', (_event, { type }) => {
    if (focused && releases.has(type)) giveBackIn(pressTime.afterRelease);
  });
  applicant.once('closed', () => clearTimeout(timer));
}
