/** Decision 8, and the province's clock beside it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSetClock, type SettableClock } from '#core/store/index.ts';
import { provinceClock } from '#core/sync/index.ts';
import { createOffsetMeter, isFar, withOffset, type Offset, type OffsetRecord } from '#core/sync/province-clock.ts';
import { createTestStore, type TestStore } from '../helpers.ts';

const limitMs = 60_000;
const sharp = (offsetMs: number): Offset => ({ offsetMs, errorMs: 0 });
/** What is known after these measurements, the first first. */
const after = (...offsets: readonly (number | Offset)[]): OffsetRecord =>
  offsets.reduce<OffsetRecord | null>((before, one) => withOffset(before, typeof one === 'number' ? sharp(one) : one, limitMs), null)!;
const confirmed = (record: OffsetRecord): OffsetRecord => ({ ...record, confirmedMs: record.offsetMs, jumpedMs: null });

describe('the clock of the PC beside that of the province', () => {
  test.each([
    [60_000, false],
    [60_001, true],
    [-60_000, false],
    [-60_001, true],
  ])('%i ms apart: far %s', (offsetMs, far) => expect(isFar(after(offsetMs), limitMs)).toBe(far));

  test('what the way may have taken is no difference', () => {
    expect(isFar(after({ offsetMs: 62_000, errorMs: 2_000 }), limitMs)).toBe(false);
    expect(isFar(after({ offsetMs: 62_001, errorMs: 2_000 }), limitMs)).toBe(true);
  });

  test('a step between two measurements counts, though each is near, until two people confirm it', () => {
    const jumped = after(40_000, -30_000);
    expect(jumped.jumpedMs).toBe(-70_000);
    expect(isFar(jumped, limitMs)).toBe(true);
    expect(isFar(withOffset(jumped, sharp(-30_000), limitMs), limitMs)).toBe(true);
    expect(isFar(confirmed(jumped), limitMs)).toBe(false);
    expect(isFar(withOffset(confirmed(jumped), sharp(-29_000), limitMs), limitMs)).toBe(false);
  });

  test('a wrong clock that was put right needs nobody: the province says so', () => {
    expect(isFar(after(600_000, 2_000), limitMs)).toBe(false);
    expect(isFar(after(-3_600_000, 59_000), limitMs)).toBe(false);
  });

  test('drifting in small steps is no jump, and far once it is far', () => {
    expect(isFar(after(0, 20_000, 40_000, 60_000), limitMs)).toBe(false);
    expect(isFar(after(0, 20_000, 40_000, 60_000, 61_000), limitMs)).toBe(true);
  });

  test('where the province is wrong two people end it; it is let off again when it is right, and not when it moves on', () => {
    const wrong = confirmed(after(300_000));
    expect(isFar(wrong, limitMs)).toBe(false);
    expect(isFar(withOffset(wrong, sharp(310_000), limitMs), limitMs)).toBe(false);
    expect(isFar(withOffset(wrong, sharp(361_000), limitMs), limitMs)).toBe(true);
    const right = withOffset(wrong, sharp(500), limitMs);
    expect(isFar(right, limitMs)).toBe(false);
    expect(isFar(withOffset(right, sharp(300_000), limitMs), limitMs)).toBe(true);
  });
});

describe('measuring', () => {
  let clock: SettableClock;
  let kept: TestStore;
  beforeEach(async () => {
    clock = createSetClock('2026-11-23T02:00:00Z');
    kept = await createTestStore({ acts: [], clock });
  });
  afterEach(() => kept.close());
  const view = () => kept.store.read(provinceClock.view);

  test('half the round trip is taken for the way there', () => {
    const hear = createOffsetMeter({ store: kept.store, clock }).ask();
    clock.advance({ seconds: 4 });
    hear()('2026-11-23T01:59:52.000Z');
    expect(view()).toEqual({ offsetMs: 10_000, at: '2026-11-23T02:00:04.000Z', limitMs });
    expect(kept.store.read(provinceClock.isFar)).toBe(false);
  });

  test('an answer after minutes tells nothing about seconds', () => {
    const hear = createOffsetMeter({ store: kept.store, clock }).ask();
    clock.advance({ minutes: 3 });
    hear()(clock.now().toString());
    expect(view()).toBeNull();
  });

  test('a difference is known beyond a restart, until it is confirmed', () => {
    createOffsetMeter({ store: kept.store, clock }).ask()()(clock.now().add({ minutes: 5 }).toString());
    expect(view()).toMatchObject({ offsetMs: -300_000 });
    expect(kept.store.read(provinceClock.isFar)).toBe(true);
    kept.store.writeDraft(provinceClock.settle);
    expect(kept.store.read(provinceClock.isFar)).toBe(false);
  });
});
