import { useEffect, useRef } from 'react';

/** e.g. `F2`, `Ctrl+Enter`, `?`. */
export type Chord = string;

function chordOf(event: KeyboardEvent): Chord {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** How many parts of the window keep the registrar's keys at rest. */
let resting = 0;

/** As long as this part is shown the window is the couple's: the registrar's keys do nothing. */
export function useRestingShortcuts(): void {
  useEffect(() => {
    resting += 1;
    return () => {
      resting -= 1;
    };
  }, []);
}

/** Does something on a key, wherever the focus is; a plain character only where nobody is typing. */
export function useShortcut(chord: Chord, action: (() => void) | null, { evenResting = false } = {}): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  }, [action]);
  useEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      if (resting > 0 && !evenResting) return;
      if (event.isComposing || event.repeat || chordOf(event) !== chord || latest.current === null) return;
      if (chord.length === 1 && isTyping(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', keyDown, { capture: true });
    return () => window.removeEventListener('keydown', keyDown, { capture: true });
  }, [chord, evenResting]);
}
