import type { Stopped } from './lanes.ts';

const firstPause = 1_000;

/** When the next try is due: after pauses that double up to the longest, or at the longest where a person has to do something first. */
export interface Pace {
  isDue(): boolean;
  /** ms since the epoch; null: any time. */
  nextAt(): number | null;
  /** What the last try was stopped by, null: by nothing. */
  rest(stopped: Stopped | null): void;
  /** A fault of ours: not at once again. */
  restLong(): void;
}

/** `longest`: ms. */
export function createPace(longest: number): Pace {
  let pause = 0;
  let notBefore = 0;
  return {
    isDue: () => Date.now() >= notBefore,
    nextAt: () => (notBefore > Date.now() ? notBefore : null),
    rest(stopped) {
      const after = stopped?.why === 'failed' ? (stopped.after ?? 0) * 1_000 : 0;
      pause = stopped === null ? 0 : isPassing(stopped) ? Math.min(Math.max(pause * 2, firstPause), longest) : longest;
      // Not all stations of a province at once (± 20 %).
      notBefore = stopped === null ? 0 : Date.now() + Math.max(after, pause * (0.8 + Math.random() * 0.4));
    },
    restLong: () => void (notBefore = Date.now() + longest),
  };
}

/** It may be better when it is tried again as it is. */
export function isPassing(stopped: Stopped): boolean {
  return stopped.why === 'failed' || stopped.why === 'held';
}
