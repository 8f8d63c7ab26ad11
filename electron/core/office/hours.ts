import type { Temporal } from 'temporal-polyfill';
import { failure, type OfficeView } from '#shared/contract/index.ts';
import type { Calendar } from '#shared/law/calendar.ts';
import { hoursAt } from '#shared/law/office-hours.ts';
import { civilDateAt, hoursOn, type CivilDate, type OfficeHours } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/types.ts';

/** When the hall is open on one day, its evening or Saturday sessions among it. */
export interface OpenHoursDep {
  readonly openHours: (db: ReadableDb, on: CivilDate) => OfficeHours;
}

/** Whether couples are taken in at an instant, and the hours to tell them. */
export function hoursOf(hours: OfficeHours, calendar: Calendar, instant: Temporal.Instant): Omit<OfficeView['hours'], 'unfinished'> {
  return { state: hoursAt(hours, calendar, instant), ...hoursOn(hours, civilDateAt(instant)), enforced: hours.enforced };
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
