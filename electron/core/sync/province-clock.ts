import { Temporal } from 'temporal-polyfill';
import type { ClockView } from '#shared/contract/index.ts';
import type { ClockDep } from '../ports.ts';
import type { ReadableDb, StoreDep, WritableDb } from '../store/index.ts';
import { readProvinceSettings } from './settings.ts';
import type { SyncTransport } from './transport/transport.ts';

/** How the PC's clock stood beside the province's; milliseconds. */
export interface Offset {
  /** How far the PC is ahead; negative: behind. */
  readonly offsetMs: number;
  /** Half the round trip: so much of it may be the way. */
  readonly errorMs: number;
}

export interface OffsetRecord extends Offset {
  /** As it was when two people found the PC's clock right: then it is the province's that is wrong. */
  readonly confirmedMs: number;
  /** A step from one measurement to the next, until it is confirmed. */
  readonly jumpedMs: number | null;
}

/** Whether the clock may not date what binds. */
export function isFar(record: OffsetRecord, limitMs: number): boolean {
  return record.jumpedMs !== null || !isAllowed(record, record.confirmedMs, limitMs);
}

/** What is known after one more measurement. */
export function withOffset(before: OffsetRecord | null, measured: Offset, limitMs: number): OffsetRecord {
  if (before === null) return { ...measured, confirmedMs: 0, jumpedMs: null };
  const confirmedMs = isNear(measured, 0, limitMs) ? 0 : before.confirmedMs;
  const step = measured.offsetMs - before.offsetMs;
  // From far to near is how a wrong clock is put right, on either side.
  const wasPutRight = isNear(measured, 0, limitMs) && !isNear(before, 0, limitMs);
  const isJump = Math.abs(step) - measured.errorMs - before.errorMs > limitMs && !wasPutRight && !isFar(before, limitMs);
  return { ...measured, confirmedMs, jumpedMs: isJump && isAllowed(measured, confirmedMs, limitMs) ? step : before.jumpedMs };
}

function isAllowed(offset: Offset, confirmedMs: number, limitMs: number): boolean {
  return isNear(offset, 0, limitMs) || isNear(offset, confirmedMs, limitMs);
}

function isNear({ offsetMs, errorMs }: Offset, anchorMs: number, limitMs: number): boolean {
  return Math.abs(offsetMs - anchorMs) - errorMs <= limitMs;
}

/** The province's clock as the watch over this PC's asks for it. */
export const provinceClock = {
  view: viewProvinceClock,
  isFar(db: ReadableDb): boolean {
    const found = findRecord(db);
    return found !== null && isFar(found, limitOf(db));
  },
  settle: (db: WritableDb): void => void db.prepare('UPDATE province_clock SET confirmed_ms = offset_ms, jumped_ms = NULL').run(),
};

/** The last measurement; null: none yet. */
function viewProvinceClock(db: ReadableDb): ClockView['province'] {
  const found = findRecord(db);
  return found && { offsetMs: found.offsetMs, at: found.at, limitMs: limitOf(db) };
}

/** Measures by what the province says its time is, between asking and hearing it. */
export interface OffsetMeter {
  /** It is asked now; call what comes back when it was heard, and tell that what it said. */
  ask(): () => (provinceTime: string) => void;
}

export function createOffsetMeter({ store, clock }: StoreDep & ClockDep): OffsetMeter {
  return {
    ask() {
      const asked = clock.elapsed();
      return () => {
        const errorMs = Math.ceil((clock.elapsed() - asked) / 2);
        const heard = clock.now();
        return (provinceTime) => {
          const offsetMs = heard.epochMilliseconds - errorMs - Temporal.Instant.from(provinceTime).epochMilliseconds;
          store.writeDraft((db) => {
            const limitMs = limitOf(db);
            // A way of minutes tells nothing about seconds.
            if (errorMs > limitMs) return;
            keep(db, withOffset(findRecord(db), { offsetMs, errorMs }, limitMs), heard.toString({ smallestUnit: 'millisecond' }));
          });
        };
      };
    },
  };
}

/** The same way, and each time the province tells its state its clock is looked at. */
export function withOffsetMeter(transport: SyncTransport, meter: OffsetMeter): SyncTransport {
  return {
    ...transport,
    async state() {
      const hear = meter.ask();
      const reply = await transport.state();
      const tell = hear();
      if (reply.outcome === 'answered') tell(reply.value.time);
      return reply;
    },
  };
}

function findRecord(db: ReadableDb): (OffsetRecord & { readonly at: string }) | null {
  const row = db
    .prepare(
      `SELECT offset_ms AS offsetMs, error_ms AS errorMs, measured_at AS at, confirmed_ms AS confirmedMs, jumped_ms AS jumpedMs
       FROM province_clock`,
    )
    .get();
  return (row as (OffsetRecord & { at: string }) | undefined) ?? null;
}

function keep(db: WritableDb, record: OffsetRecord, at: string): void {
  db.prepare(
    `INSERT OR REPLACE INTO province_clock (only, offset_ms, error_ms, measured_at, confirmed_ms, jumped_ms)
     VALUES (1, :offsetMs, :errorMs, :at, :confirmedMs, :jumpedMs)`,
  ).run({ ...record, at });
}

function limitOf(db: ReadableDb): number {
  return readProvinceSettings(db).clockLimitSeconds * 1_000;
}
