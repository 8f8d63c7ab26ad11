import { useEffect, useRef, type RefObject } from 'react';

/**
 * Takes the focus whenever nothing has it any more: a step done by key removes the button that was pressed, and the next
 * Tab must lead on from here and not from the top of the window.
 */
export function useKeptFocus<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  useEffect(() => {
    // A list that closes gives the focus back to its button itself, a moment later.
    const timer = setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body) part.current?.focus({ preventScroll: true });
    }, 100);
    return () => clearTimeout(timer);
  });
  return part;
}
