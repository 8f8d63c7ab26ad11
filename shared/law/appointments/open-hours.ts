import { hoursOn, type AppointmentSettings, type CivilDate, type OfficeHours } from '#shared/model/index.ts';
import type { Calendar } from '../calendar.ts';
import { isOpenDay } from '../office-hours.ts';
import { sessionsOn } from './places.ts';

/**
 * The office's hours with the sessions of one day in them, evenings and Saturdays: while couples are expected the hall is open (条例 2025
 * art. 7: whoever comes is served), and until the last of it nobody is late (民法典 203). A day the office says is closed stays so.
 */
export function withSessions(
  hours: OfficeHours,
  settings: Pick<AppointmentSettings, 'sessions'>,
  calendar: Calendar,
  on: CivilDate,
): OfficeHours {
  const sessions = hours.closedOn.includes(on) ? [] : sessionsOn(settings, calendar, on);
  if (sessions.length === 0) return hours;
  const spans = [...sessions, ...(isOpenDay(hours, calendar, on) ? [hoursOn(hours, on)] : [])];
  const [from] = spans.map((span) => span.from).toSorted();
  const until = spans
    .map((span) => span.until)
    .toSorted()
    .at(-1)!;
  return {
    ...hours,
    openOn: [...hours.openOn, on],
    dateHours: [...hours.dateHours.filter(({ date }) => date !== on), { date: on, from, until }],
  };
}
