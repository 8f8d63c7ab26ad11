import { Temporal } from 'temporal-polyfill';
import type { BlankRow } from '#shared/contract/index.ts';
import { civilDateAt, type CivilDate } from '#shared/model/index.ts';

export const periodKinds = ['today', 'month', 'chosen'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Both days included. */
export interface Period {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Why a chosen period is none; the sentences are `supervisor:blanks.report.<key>`. */
export type PeriodProblem = 'incomplete' | 'order';

/** Today, this month up to today, or the two days chosen. */
export function periodOf(
  kind: PeriodKind,
  today: CivilDate,
  chosen: { readonly from: CivilDate | null; readonly until: CivilDate | null },
): Period | PeriodProblem {
  if (kind === 'today') return { from: today, until: today };
  if (kind === 'month') return { from: `${today.slice(0, 7)}-01` as CivilDate, until: today };
  if (chosen.from === null || chosen.until === null) return 'incomplete';
  return chosen.from > chosen.until ? 'order' : { from: chosen.from, until: chosen.until };
}

/** The rows changed within the period, by the office's calendar. */
export function rowsWithin(rows: readonly BlankRow[], { from, until }: Period): readonly BlankRow[] {
  return rows.filter(({ changedAt }) => {
    const on = civilDateAt(Temporal.Instant.from(changedAt));
    return from <= on && on <= until;
  });
}
