import { expect, it } from 'vitest';
import { restartDelay, wasQuickDeath } from '../../../electron/main/core-patience.ts';

it('restarts at once after one death, then waits longer, at most ten seconds', () => {
  expect([1, 2, 3, 4, 8, 50].map(restartDelay)).toEqual([0, 250, 500, 1000, 10_000, 10_000]);
  expect(wasQuickDeath(1000)).toBe(true);
  expect(wasQuickDeath(60_000)).toBe(false);
});
