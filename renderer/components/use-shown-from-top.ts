import { useEffect, useRef, type RefObject } from 'react';

/**
 * Where an enlarged window scrolls as one page, what has come to be shown is shown from its beginning, and the field in it that
 * took the focus with it; null: nothing that was asked for. Nothing moves where the page fits the window.
 */
export function useShownFromTop<Part extends HTMLElement>(shown: string | null): RefObject<Part | null> {
  const part = useRef<Part>(null);
  useEffect(() => {
    if (shown === null) return;
    part.current?.scrollIntoView?.({ block: 'start' });
    part.current?.querySelector(':is(.case-panel, .panel-page) :focus')?.scrollIntoView({ block: 'nearest' });
    const { activeElement } = document;
    const { top, bottom } = activeElement?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    // What had the focus is out of sight now: the next Tab leads on from what is seen.
    if (!(activeElement instanceof HTMLElement) || (bottom >= 0 && top <= innerHeight)) return;
    if (part.current?.hasAttribute('tabindex')) part.current.focus({ preventScroll: true });
    else activeElement.blur();
  }, [shown]);
  return part;
}
