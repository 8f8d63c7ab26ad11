import { useEffect, useState } from 'react';
import { useCoreIsRunning } from '../client/index.ts';

/**
 * Since when the screen is not current: the moment its core was lost or would not answer, as an instant of this PC; null while it is.
 * What was known stays on the screen meanwhile.
 */
export function useStale(failing: boolean): string | null {
  const stale = !useCoreIsRunning() || failing;
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => {
    if (!stale) return undefined;
    const lost = new Date().toISOString();
    const timer = setTimeout(() => setSince(lost));
    return () => {
      clearTimeout(timer);
      setSince(null);
    };
  }, [stale]);
  return stale ? since : null;
}
