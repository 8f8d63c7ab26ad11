import type { CivilDate } from '#shared/model/index.ts';
import { dayOf, type Calendar, type Day } from './calendar.ts';
import { addDays } from './dates.ts';

/** An application accepted today is settled within this many days: 30 and 30, and what rest days add (民法典 1077). */
const reach = 70;
/** 国务院办公厅 publishes the next year's notice in November. */
const publishedFrom = '11-01';

/**
 * How the end of the calendar concerns today. `near`: dates given out now lie beyond it; `due`: next year's notice should be out;
 * `over`: nothing is known of today itself.
 */
export type CoverageWarning = 'near' | 'due' | 'over';

export function findCoverageWarning(today: CivilDate, coversThrough: CivilDate): CoverageWarning | null {
  if (today > coversThrough) return 'over';
  const year = Number(today.slice(0, 4));
  if (today >= `${year}-${publishedFrom}` && coversThrough < `${year + 1}-01-01`) return 'due';
  return addDays(today, reach) > coversThrough ? 'near' : null;
}

/** A date that is another kind of day, or belongs to another holiday, than before. */
export interface DayChange {
  readonly date: CivilDate;
  readonly before: Pick<Day, 'kind' | 'name'>;
  readonly after: Pick<Day, 'kind' | 'name'>;
}

/** What another calendar makes of the days from `from` to `until`, both included. */
export function compareCalendars(now: Calendar, then: Calendar, from: CivilDate, until: CivilDate): DayChange[] {
  const changes: DayChange[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const [before, after] = [dayOf(now, date), dayOf(then, date)];
    if (before.kind === after.kind && before.name === after.name) continue;
    changes.push({ date, before: { kind: before.kind, name: before.name }, after: { kind: after.kind, name: after.name } });
  }
  return changes;
}
