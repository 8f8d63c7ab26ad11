import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { failure, type OfficeView } from '#shared/contract/index.ts';
import { createCalendar, type Calendar } from '#shared/law/calendar.ts';
import { hoursAt } from '#shared/law/office-hours.ts';
import { CalendarYear, type Office } from '#shared/model/index.ts';

export interface CalendarDep {
  readonly calendar: Calendar;
}

/** The holiday notices of `resources/calendar`, a file a year. */
export function loadCalendar(resourcesDirectory: string): Calendar {
  const folder = join(resourcesDirectory, 'calendar');
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const years = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  return createCalendar(years.map((name) => CalendarYear.parse(read(name))));
}

/** Whether couples are taken in at an instant, and the hours to tell them. */
export function hoursOf({ hours }: Office, calendar: Calendar, instant: Temporal.Instant): Omit<OfficeView['hours'], 'unfinished'> {
  const { from, until, enforced } = hours;
  return { state: hoursAt(hours, calendar, instant), from, until, enforced };
}

/**
 * Why no case may be opened at an instant; null: it may. After closing whoever was inside before is still served, before
 * opening and on closed days nobody is.
 */
export function findClosed(
  hours: Omit<OfficeView['hours'], 'unfinished'>,
  insideBeforeClosing: boolean,
): ReturnType<typeof failure<'office.closed'>> | null {
  const { state, from, until, enforced } = hours;
  const served = state === 'open' || state === 'closingSoon' || (state === 'afterClosing' && insideBeforeClosing);
  return served || !enforced ? null : failure('office.closed', { from, until });
}
