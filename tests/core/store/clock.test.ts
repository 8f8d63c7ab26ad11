import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createSetClock, createShiftedClock, createSystemClock } from '#core/store/clock.ts';

test('a set clock stands still until it is moved, and knows the date in Shanghai', () => {
  const clock = createSetClock('2026-12-31T15:59:59Z');
  expect(clock.now()).toEqual(clock.now());
  expect(clock.today()).toBe('2026-12-31');
  clock.advance({ seconds: 1 });
  expect(clock.today()).toBe('2027-01-01');
  clock.set('2026-06-01T00:00:00Z');
  expect(clock.now().toString()).toBe('2026-06-01T00:00:00Z');
});

test('a shifted clock runs on from where it was set', async () => {
  const start = Temporal.Instant.from('2026-12-31T15:59:59.995Z');
  const clock = createShiftedClock(start);
  await new Promise((done) => setTimeout(done, 20));
  const passed = clock.now().since(start).total('milliseconds');
  expect(passed).toBeGreaterThanOrEqual(15);
  expect(passed).toBeLessThan(5_000);
  expect(clock.today()).toBe('2027-01-01');
});

test('the system clock is the time of this PC', () => {
  const difference = createSystemClock().now().since(Temporal.Now.instant()).total('milliseconds');
  expect(Math.abs(difference)).toBeLessThan(1_000);
  expect(createSystemClock().today()).toBe(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
});
