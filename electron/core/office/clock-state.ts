import { Temporal } from 'temporal-polyfill';
import type { ClockState } from '#shared/contract/index.ts';
import type { PcZone } from '../ports.ts';
import { officeZone } from '../store/index.ts';

/** A difference below this is a correction of the clock, not a jump; ms. */
const tolerance = 2 * 60_000;
/** What an honest clock is corrected by in little steps: 200 millionths, far more than any quartz is wrong by. */
const slewRate = 0.0002;

/** What is doubted until two people confirm the clock. */
export type Doubt = Exclude<ClockState, 'sure' | 'province' | 'zone'>;

/** What the store says about the clock. */
export interface ClockRecord {
  /** The latest act since the last confirmation. */
  readonly lastAct: string | null;
  readonly doubt: Doubt | null;
  /** The zone two people saw and confirmed the time under; null: none yet. */
  readonly confirmedZone: string | null;
  /** A training hall's acts bind nobody, and it is looked at all over the world: there a zone is shown and not held against it. */
  readonly training: boolean;
  /** The province's clock says another time than is allowed. */
  readonly isFarFromProvince: boolean;
}

/** Whether the clock may date what binds. `drift`: how far it has left the clock that nobody can set, in ms. */
export function clockState(now: Temporal.Instant, drift: number, zone: PcZone, record: ClockRecord): ClockState {
  if (behindBy(now, record.lastAct) > 0) return 'behind';
  if (isJump(drift)) return 'jumped';
  // It was behind and is not any more: somebody moved it, or it only caught up.
  if (record.doubt !== null) return record.doubt === 'ahead' ? 'ahead' : 'jumped';
  if (record.isFarFromProvince) return 'province';
  if (!showsOfficeTime(zone) && !record.training && record.confirmedZone !== zoneWords(zone)) return 'zone';
  return 'sure';
}

/** What an opening finds, where no running clock remembers. */
export function doubtAtOpening(now: Temporal.Instant, lastAct: string | null, confirmAfterDays: number): Doubt | null {
  const behind = behindBy(now, lastAct);
  if (behind > tolerance) return 'behind';
  return -behind > confirmAfterDays * 24 * 3_600_000 ? 'ahead' : null;
}

/** Beyond what correcting a clock explains; ms. */
export function isJump(drift: number): boolean {
  return Math.abs(drift) > tolerance;
}

export function showsOfficeTime(zone: PcZone): boolean {
  return zone.offset === officeZone.offset;
}

/** As confirmations keep it: `America/New_York -05:00`. */
export function zoneWords({ name, offset }: PcZone): string {
  return `${name} ${offset}`;
}

/** Milliseconds the last act lies ahead of the clock; negative: it is past. 0 without one. */
function behindBy(now: Temporal.Instant, lastAct: string | null): number {
  return lastAct === null ? 0 : Temporal.Instant.from(lastAct).epochMilliseconds - now.epochMilliseconds;
}

/** Compares the clock with the one nobody can set, from a moment on. */
export interface DriftMeter {
  /** Milliseconds the clock has left since the moment; positive: it was put forward. */
  read(): number;
  /** From now on. */
  restart(): void;
}

export function createDriftMeter({ now, elapsed }: { now(): Temporal.Instant; elapsed(): number }): DriftMeter {
  const difference = () => now().epochMilliseconds - elapsed();
  let anchor = difference();
  let readAt = elapsed();
  return {
    read() {
      const drift = difference() - anchor;
      const slew = Math.max(0, elapsed() - readAt) * slewRate;
      readAt = elapsed();
      // The time service corrects the one and not the other: over weeks without a restart that would add up to a jump.
      if (!isJump(drift)) anchor += Math.sign(drift) * Math.min(Math.abs(drift), slew);
      return difference() - anchor;
    },
    restart() {
      anchor = difference();
      readAt = elapsed();
    },
  };
}
