import { Temporal } from 'temporal-polyfill';
import { civilDateAt } from '#shared/model/index.ts';
import type { Clock } from '../ports.ts';

/** The PC's clock. */
export function createSystemClock(): Clock {
  return {
    now: () => Temporal.Now.instant(),
    today: () => civilDateAt(Temporal.Now.instant()),
  };
}

export interface SettableClock extends Clock {
  set(instant: Temporal.Instant | string): void;
  advance(by: Temporal.Duration | Temporal.DurationLike | string): void;
}

/** Stands still until it is moved: for training stores and tests. */
export function createSetClock(instant: Temporal.Instant | string): SettableClock {
  let now = Temporal.Instant.from(instant);
  return {
    now: () => now,
    today: () => civilDateAt(now),
    set(to) {
      now = Temporal.Instant.from(to);
    },
    advance(by) {
      now = now.add(by);
    },
  };
}

/** Starts at an instant and runs on from there. */
export function createShiftedClock(start: Temporal.Instant): Clock {
  const begun = performance.now();
  const now = () => start.add({ milliseconds: Math.round(performance.now() - begun) });
  return { now, today: () => civilDateAt(now()) };
}
