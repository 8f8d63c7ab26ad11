import { useEffect, useRef, type RefObject } from 'react';
import { useAsk } from '../../client/index.ts';

/** Calls as soon as somebody else may look: the window lost the focus, or the screen locked. */
export function useOutOfSight(part: RefObject<HTMLElement | null>, onGone: () => void): void {
  const session = useAsk('staff.session', {});
  const locked = session.value?.locked ?? false;
  const latest = useRef(onGone);
  useEffect(() => {
    latest.current = onGone;
  });
  useEffect(() => {
    if (locked) latest.current();
  }, [locked]);
  useEffect(() => {
    const gone = (): void => latest.current();
    // The lock works without the core too: whatever it covers is inert, and the focus goes to its own field.
    const covered = (): void => {
      if (part.current?.closest('[inert]')) gone();
    };
    window.addEventListener('blur', gone);
    document.addEventListener('focusin', covered);
    return () => {
      window.removeEventListener('blur', gone);
      document.removeEventListener('focusin', covered);
    };
  }, [part]);
}
