import { useEffect, useState } from 'react';

/**
 * The office's time, as an instant: as the core said it last, and on by this PC's clock from there (a training store has a time of its
 * own). It changes with every minute, and whenever the core says it anew.
 */
export function useOfficeClock(said: string | undefined): string | null {
  const [now, setNow] = useState<string | null>(null);
  useEffect(() => {
    if (said === undefined) return undefined;
    const heard = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const time = Date.parse(said) + performance.now() - heard;
      setNow(new Date(time).toISOString());
      timer = setTimeout(tick, 60_000 - (time % 60_000) + 20);
    };
    tick();
    return () => clearTimeout(timer);
  }, [said]);
  return now;
}
