import { setImmediate as turn } from 'node:timers/promises';

/** How long the first thread may be busy with a portion, ms: a registrar’s next key waits no longer. */
const share = 8;
const fewest = 8;
const most = 400;

/**
 * Works a list off in portions that each take a few milliseconds, whatever the machine, and lets the thread answer whoever asks between
 * them.
 */
export function createPortions(): <T>(all: readonly T[], work: (some: readonly T[]) => void, isStopped: () => boolean) => Promise<void> {
  let size = 32;
  return async (all, work, isStopped) => {
    for (let at = 0; at < all.length && !isStopped(); ) {
      const some = all.slice(at, at + size);
      const begun = performance.now();
      work(some);
      const perRow = (performance.now() - begun) / some.length;
      size = Math.round(Math.min(most, Math.max(fewest, size / 2, Math.min(size * 2, share / perRow))));
      at += some.length;
      await turn();
    }
  };
}
