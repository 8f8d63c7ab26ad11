import { uptime } from 'node:os';
import { Temporal } from 'temporal-polyfill';
import { civilDateAt, officeTimeZone } from '#shared/model/index.ts';
import type { Clock, PcZone } from '../ports.ts';

/** The PC's clock. */
export function createSystemClock(): Clock {
  return {
    now: () => Temporal.Now.instant(),
    today: () => civilDateAt(Temporal.Now.instant()),
    // Not performance.now(): on Linux that stands still while the PC sleeps, and waking up would look like a jump.
    elapsed: () => Math.round(uptime() * 1000),
    zone: pcZone,
  };
}

export interface SettableClock extends Clock {
  /** Puts the clock right or wrong: no time passes. */
  set(instant: Temporal.Instant | string): void;
  /** Time passes. */
  advance(by: Temporal.Duration | Temporal.DurationLike | string): void;
  setZone(zone: PcZone): void;
}

/** Stands still until it is moved: for training stores and tests. */
export function createSetClock(instant: Temporal.Instant | string): SettableClock {
  let now = Temporal.Instant.from(instant);
  let elapsed = 0;
  let zone = officeZone;
  return {
    now: () => now,
    today: () => civilDateAt(now),
    elapsed: () => elapsed,
    zone: () => zone,
    set(to) {
      now = Temporal.Instant.from(to);
    },
    advance(by) {
      const later = now.add(by);
      elapsed += later.since(now).total('milliseconds');
      now = later;
    },
    setZone(to) {
      zone = to;
    },
  };
}

/** Starts at an instant and runs on from there. */
export function createShiftedClock(start: Temporal.Instant): Clock {
  const begun = performance.now();
  const elapsed = () => Math.round(performance.now() - begun);
  const now = () => start.add({ milliseconds: elapsed() });
  return { now, today: () => civilDateAt(now()), elapsed, zone: () => officeZone };
}

export const officeZone: PcZone = { name: officeTimeZone, offset: '+08:00' };

function pcZone(): PcZone {
  const minutes = -new Date().getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  return { name: Intl.DateTimeFormat().resolvedOptions().timeZone, offset };
}
