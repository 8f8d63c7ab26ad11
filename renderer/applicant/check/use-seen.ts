import { useEffect, useState, type RefObject } from 'react';

/** CSS pixels that may be left below: scroll positions are not whole numbers on scaled screens. */
const slack = 8;

/** Whether everything in a scrolling region has been on the screen; asked anew when `what` is shown there changes. */
export function useSeen(region: RefObject<HTMLElement | null>, what: string): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const scroller = region.current;
    if (!scroller) return;
    const look = (): void => {
      if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - slack) setSeen(what);
    };
    // Pictures and fonts change the height after the first drawing.
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [region, what]);
  return seen === what;
}
