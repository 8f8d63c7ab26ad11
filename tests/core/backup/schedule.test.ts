import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { choosePruned } from '#core/backup/prune.ts';
import { isDue, lastDue, nextDue } from '#core/backup/schedule.ts';

const times = ['12:15', '18:05'];
/** 12:15 in Shanghai is 04:15 UTC. */
const instant = (text: string) => Temporal.Instant.from(`2026-11-${text}Z`);

test('times of the plan are times at the office', () => {
  expect(nextDue(times, instant('22T04:14:59')).toString()).toBe('2026-11-22T04:15:00Z');
  expect(nextDue(times, instant('22T10:05:00')).toString()).toBe('2026-11-23T04:15:00Z');
  expect(lastDue(times, instant('22T04:14:59')).toString()).toBe('2026-11-21T10:05:00Z');
});

test('one is due after each time of the plan, also when the PC was off then, and once only', () => {
  expect(isDue(times, null, instant('22T04:00:00'))).toBe(true);
  expect(isDue(times, '2026-11-21T10:05:30Z', instant('22T04:14:00'))).toBe(false);
  expect(isDue(times, '2026-11-21T10:05:30Z', instant('22T04:15:00'))).toBe(true);
  expect(isDue(times, '2026-11-18T10:05:30Z', instant('22T01:00:00'))).toBe(true);
});

test('old backups go except the first of each month; the newest never does', () => {
  const backup = (madeAt: string) => ({ name: `${madeAt.replaceAll(':', '')}`, madeAt });
  const all = ['2026-01-05T04:15:00Z', '2026-01-06T04:15:00Z', '2026-02-01T04:15:00Z', '2026-02-02T04:15:00Z'].map(backup);
  const now = instant('22T04:15:00');
  expect(choosePruned(all, now, 30)).toEqual(['2026-01-06T041500Z']);
  expect(choosePruned([...all, backup('2026-11-20T04:15:00Z')], now, 30)).toEqual(['2026-01-06T041500Z', '2026-02-02T041500Z']);
});
