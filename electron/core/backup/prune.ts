import { Temporal } from 'temporal-polyfill';
import { compareNames } from './folder.ts';

/**
 * The backups that may go: older than `keepDays`, except the first of each month. The newest is never among them.
 */
export function choosePruned(
  backups: ReadonlyArray<{ readonly name: string; readonly madeAt: string }>,
  now: Temporal.Instant,
  keepDays: number,
): string[] {
  const oldestFirst = backups.toSorted((one, other) => compareNames(one.name, other.name));
  const limit = now.subtract({ hours: keepDays * 24 });
  const months = new Set<string>();
  return oldestFirst
    .filter(({ madeAt }, index) => {
      const month = madeAt.slice(0, 7);
      const first = !months.has(month);
      months.add(month);
      const old = Temporal.Instant.compare(Temporal.Instant.from(madeAt), limit) < 0;
      return old && !first && index < oldestFirst.length - 1;
    })
    .map(({ name }) => name);
}
