import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** What takes keys for itself: a plain key pressed there means something else. */
const takesKeys = 'a, button, input, textarea, select, summary, [role="option"], [role="menuitem"], [tabindex]:not([tabindex="-1"])';

/** A plain key (`' '`, `Enter`, `+`) that works in the frame and wherever nothing else is focused. */
export function useFrameKey(frame: RefObject<HTMLElement | null>, keys: readonly string[], action: (() => void) | null): void {
  const latest = useRef({ keys, action });
  // Before the screen shows what a key would take, the key takes it: not one frame later.
  useLayoutEffect(() => {
    latest.current = { keys, action };
  });
  useEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      const { keys: wanted, action: act } = latest.current;
      const chord = event.ctrlKey || event.altKey || event.metaKey;
      if (act === null || chord || event.repeat || event.isComposing || event.defaultPrevented || !wanted.includes(event.key)) return;
      // Locked, or turned to the couple.
      if (frame.current?.closest('[inert]')) return;
      const { target } = event;
      if (!(target instanceof Element)) return;
      const holder = target.closest(takesKeys);
      if (holder !== null && !(frame.current?.contains(holder) && !(holder instanceof HTMLButtonElement))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', keyDown);
    return () => window.removeEventListener('keydown', keyDown);
  }, [frame]);
}
