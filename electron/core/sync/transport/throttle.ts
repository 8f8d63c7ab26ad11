import { setTimeout as wait } from 'node:timers/promises';

/** How much may pass, over all that is sent and received. */
export interface Throttle {
  /** Settles when so many bytes may have passed; at once where there is no limit. */
  pass(bytes: number): Promise<void>;
  /** Milliseconds that so many bytes take alone. */
  needs(bytes: number): number;
}

/** @param kilobytesPerSecond of 1,024 bytes; null: no limit */
export function createThrottle(kilobytesPerSecond: number | null): Throttle {
  if (kilobytesPerSecond === null) return { pass: async () => undefined, needs: () => 0 };
  const needs = (bytes: number) => (bytes / (kilobytesPerSecond * 1_024)) * 1_000;
  let busyUntil = 0;
  return {
    needs,
    async pass(bytes) {
      const now = performance.now();
      busyUntil = Math.max(now, busyUntil) + needs(bytes);
      await wait(busyUntil - now);
    },
  };
}
