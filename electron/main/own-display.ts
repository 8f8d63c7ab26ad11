import { screen, type BrowserWindow, type Display } from 'electron';

export interface DisplayWish {
  /** This PC is that station: it fills a display in any case. */
  readonly ownStation: boolean;
  /** Counted from 1, from left to right; null: one that nobody works at. */
  readonly chosenDisplay: number | null;
  /** Windows somebody works at, or others look at. */
  readonly otherWindows: () => readonly BrowserWindow[];
  /** It is touched, not looked at: a display that can be, before others; as a station of its own the system's first. */
  readonly isTouched?: boolean;
}

/** The display a station without staff fills; null: there is none for it. */
export function findOwnDisplay({ ownStation, chosenDisplay, otherWindows, isTouched = false }: DisplayWish): Display | null {
  const displays = screen.getAllDisplays().toSorted((one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y);
  const chosen = chosenDisplay === null ? undefined : displays[chosenDisplay - 1];
  if (chosen) return chosen;
  const taken = new Set(otherWindows().map((window) => screen.getDisplayMatching(window.getBounds()).id));
  // Where nobody works yet, the staff will work at the first display of the system; at a kiosk's own PC nobody will.
  if (taken.size === 0 && !(ownStation && isTouched)) taken.add(screen.getPrimaryDisplay().id);
  const free = displays.filter(({ id }) => !taken.has(id));
  const touched = isTouched ? free.find(({ touchSupport }) => touchSupport === 'available') : undefined;
  if (touched) return touched;
  if (ownStation && (isTouched || free.length === 0)) return screen.getPrimaryDisplay();
  return free[0] ?? null;
}
