import type { RatingCount } from '#shared/contract/index.ts';
import { Grade } from '#shared/model/index.ts';
import type { Rated } from './hall-queue.ts';

/** A line for each service and each of the staff who served for it, in the order of `rated`. */
export function ratingCounts(rated: readonly Rated[], nameOf: (staffId: string) => string): RatingCount[] {
  const groups = Map.groupBy(rated, ({ service, staffId }) => `${service} ${staffId ?? ''}`);
  return [...groups.values()].map((group) => {
    const { service, staffId } = group[0]!;
    const sum = (of: readonly Rated[]): number => of.reduce((total, { count }) => total + count, 0);
    const given = Grade.options.map((grade) => [grade, sum(group.filter((each) => each.grade === grade))] as const);
    return {
      service,
      staffName: staffId === null ? null : nameOf(staffId),
      served: sum(group),
      grades: Object.fromEntries(given) as RatingCount['grades'],
    };
  });
}
