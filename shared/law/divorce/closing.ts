import type { CivilDate, CoolingOffDates, Finding } from '#shared/model/index.ts';
import { lastSureDay } from './cooling-off.ts';

/**
 * Of what bars a return or a withdrawal, what only the hour bars: the office has closed on the last day (民法典 203). Whoever was
 * inside before is still served that day; on any other day these sayings have another cause.
 */
export function isBarredByClosing({ rule, message }: Finding, dates: CoolingOffDates, on: CivilDate): boolean {
  switch (`${rule} ${message}`) {
    case 'M-62 withdrawOver':
      return on === dates.withdrawUntil;
    case 'M-65 closedOnLastDay':
      return on === dates.issueUntil;
    case 'M-73 awaitsCalendar':
      return on === lastSureDay(dates);
    default:
      return false;
  }
}
