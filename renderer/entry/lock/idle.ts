import { useEffect, useEffectEvent } from 'react';

// A scanner types, so its bursts arrive as keys.
const activityEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Calls `lock` after so many minutes without a key, a pointer or a scan, and at once on Ctrl+L.
 * Null minutes: only Ctrl+L. A PC that slept through the time locks at the first movement instead of starting anew.
 */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const lockNow = useEffectEvent(lock);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      event.stopPropagation();
      lockNow();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  useEffect(() => {
    if (minutes === null) return undefined;
    const limit = minutes * 60_000;
    let lastAt = Date.now();
    let timer = setTimeout(check, limit);

    function check() {
      const rest = limit - (Date.now() - lastAt);
      if (rest > 0) timer = setTimeout(check, rest);
      else lockNow();
    }
    function onActivity() {
      if (Date.now() - lastAt >= limit) check();
      else lastAt = Date.now();
    }
    for (const name of activityEvents) window.addEventListener(name, onActivity, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of activityEvents) window.removeEventListener(name, onActivity, { capture: true });
    };
  }, [minutes]);
}
