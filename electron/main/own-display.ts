import { screen, type BrowserWindow, type Display } from 'electron';

export interface DisplayWish {
  /** This PC is that station: it fills a display in any case. */
  readonly ownStation: boolean;
  /** Counted from 1, from left to right; null: one that nobody works at. */
  readonly chosenDisplay: number | null;
  /** Windows somebody works at, or others look at. */
  readonly otherWindows: () => readonly BrowserWindow[];
}

/** The display a station without staff fills; null: there is none for it. */
export function findOwnDisplay({ ownStation, chosenDisplay, otherWindows }: DisplayWish): Display | null {
  const displays = screen.getAllDisplays().toSorted((one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y);
  const chosen = chosenDisplay === null ? undefined : displays[chosenDisplay - 1];
  if (chosen) return chosen;
  const taken = new Set(otherWindows().map((window) => screen.getDisplayMatching(window.getBounds()).id));
  // Where nobody works yet, the staff will work at the first display of the system.
  if (taken.size === 0) taken.add(screen.getPrimaryDisplay().id);
  const free = displays.find(({ id }) => !taken.has(id));
  return free ?? (ownStation ? screen.getPrimaryDisplay() : null);
}
