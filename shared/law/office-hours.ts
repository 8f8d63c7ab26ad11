import { Temporal } from 'temporal-polyfill';
import { civilDateAt, hoursOn, officeTimeZone, type CivilDate, type OfficeHours } from '#shared/model/index.ts';
import { dayOf, type Calendar } from './calendar.ts';
import { addDays } from './dates.ts';

export type HoursState = 'beforeOpening' | 'open' | 'closingSoon' | 'afterClosing' | 'closedToday';

/** How long before closing the hall is told that it closes. */
const closingSoonMinutes = 30;

/**
 * Whether couples are taken in at an instant, by the clock on the office's wall. `until` itself is after closing:
 * whoever came in before it is still served.
 */
export function hoursAt(hours: OfficeHours, calendar: Calendar, instant: Temporal.Instant): HoursState {
  const on = civilDateAt(instant);
  if (!isOpenDay(hours, calendar, on)) return 'closedToday';
  const span = hoursOn(hours, on);
  const now = minuteOfDay(instant);
  const until = minutesOf(span.until);
  if (now < minutesOf(span.from)) return 'beforeOpening';
  if (now >= until) return 'afterClosing';
  return now >= until - closingSoonMinutes ? 'closingSoon' : 'open';
}

/** 停止业务活动的时间 of the day has passed (民法典 203), whether or not the office was open on it. */
export function isAfterClosing(hours: OfficeHours, instant: Temporal.Instant): boolean {
  return minuteOfDay(instant) >= minutesOf(hoursOn(hours, civilDateAt(instant)).until);
}

/** The first day after one on which couples are taken in; null: none within a month. */
export function nextOpenDay(hours: OfficeHours, calendar: Calendar, after: CivilDate): CivilDate | null {
  for (let days = 1; days <= 31; days++) {
    const date = addDays(after, days);
    if (isOpenDay(hours, calendar, date)) return date;
  }
  return null;
}

/** What the office itself says of a date goes before the holiday notice of 国务院办公厅, and that before the weekday. */
export function isOpenDay(hours: OfficeHours, calendar: Calendar, date: CivilDate): boolean {
  if (hours.closedOn.includes(date)) return false;
  if (hours.openOn.includes(date)) return true;
  const { kind } = dayOf(calendar, date);
  if (kind === 'holiday') return false;
  return kind === 'workedWeekend' || hours.weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek);
}

/** Minutes since midnight by the clock on the office's wall. */
function minuteOfDay(instant: Temporal.Instant): number {
  const { hour, minute } = instant.toZonedDateTimeISO(officeTimeZone);
  return hour * 60 + minute;
}

/** Minutes since midnight of `HH:MM`. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
