import { Temporal } from 'temporal-polyfill';
import type { AppointmentSettings, CivilDate, HalfHour, OfficeHours, Service } from '#shared/model/index.ts';
import { hoursOn, minutesOfDay } from '#shared/model/index.ts';
import { dayOf, type Calendar } from '../calendar.ts';
import { isOpenDay } from '../office-hours.ts';

/** The office as far as appointments depend on it. */
export interface BookedOffice {
  readonly hours: OfficeHours;
  readonly calendar: Calendar;
  /** 窗口 codes. */
  readonly counters: readonly string[];
}

/** How many couples each counter expects, by the half hour; half hours and counters that expect none are absent. */
export type PlacesOfDay = ReadonlyMap<HalfHour, ReadonlyMap<string, number>>;

const slotMinutes = 30;

/** How long a half hour is booked for, `HH:MM` at which it ends. */
export function endOfHalfHour(from: HalfHour): string {
  return timeOf(minutesOfDay(from) + slotMinutes);
}

/**
 * The places of a day for what somebody comes for. 条例 2025 art. 7, 民法典 1076: whatever was set, a day on which marriages are booked
 * is one on which both visits of a divorce are: with no places of their own they have one at every counter that marries.
 */
export function placesOn(settings: AppointmentSettings, office: BookedOffice, service: Service, date: CivilDate): PlacesOfDay {
  const own = placesAsSet(settings, office, service, date);
  if (own.size > 0 || !isDivorce(service)) return own;
  const ofMarriage = placesAsSet(settings, office, 'marriage', date);
  return new Map([...ofMarriage].map(([from, counters]) => [from, new Map([...counters.keys()].map((counter) => [counter, 1]))]));
}

/**
 * The first of these days on which what was set would book marriages and no divorce; null: none. Days of one kind are alike, and a
 * kind is judged once: of a year of days there are some ten.
 */
export function findStoppedDivorce(settings: AppointmentSettings, office: BookedOffice, dates: Iterable<CivilDate>): CivilDate | null {
  const judged = new Map<string, boolean>();
  const kindOf = createKinds(settings, office);
  for (const date of dates) {
    const kind = kindOf(date);
    const stopped = judged.get(kind) ?? stopsDivorceOn(settings, office, date);
    if (stopped) return date;
    judged.set(kind, stopped);
  }
  return null;
}

function stopsDivorceOn(settings: AppointmentSettings, office: BookedOffice, date: CivilDate): boolean {
  if (placesAsSet(settings, office, 'marriage', date).size === 0) return false;
  return divorces.some((service) => placesAsSet(settings, office, service, date).size === 0);
}

/** Says of a day all that its places hang on: itself where a setting names it, else its weekday, hours and what the calendar says. */
function createKinds({ dates, sessions, closed }: AppointmentSettings, { hours, calendar }: BookedOffice): (date: CivilDate) => string {
  const named = new Set([...dates, ...sessions, ...closed].map(({ date }) => date));
  return (date) => {
    if (named.has(date)) return date;
    const holiday = dayOf(calendar, date).kind === 'holiday';
    const { from, until } = hoursOn(hours, date);
    const shut = hours.closedOn.includes(date);
    return [weekdayOf(date), holiday, shut, isOpenDay(hours, calendar, date), from, until].join(' ');
  };
}

const divorces: readonly Service[] = ['divorceApply', 'divorceIssue'];

export function isDivorce(service: Service): boolean {
  return divorces.includes(service);
}

function placesAsSet(settings: AppointmentSettings, office: BookedOffice, service: Service, date: CivilDate): PlacesOfDay {
  const counters = countersOn(settings, office, service, date);
  const closed = settings.closed.filter((span) => holdsOn(span, date) && concerns(span.services, service));
  const places = new Map<HalfHour, ReadonlyMap<string, number>>();
  for (const from of halfHoursOn(settings, office, service, date)) {
    const shut = closed.filter((span) => span.from <= from && from < span.until);
    const open = [...counters].filter(([counter]) => !shut.some((span) => concerns(span.counters, counter)));
    if (open.length > 0) places.set(from, new Map(open));
  }
  return places;
}

function countersOn({ usual, counters, dates }: AppointmentSettings, office: BookedOffice, service: Service, date: CivilDate) {
  const ofDay = new Map(
    dates.filter((each) => each.date === date).flatMap((each) => each.counters.map((one) => [one.counter, one.places])),
  );
  const named = new Map(counters.map((each) => [each.counter, each.places]));
  const codes = [...new Set([...office.counters, ...ofDay.keys()])].toSorted();
  const expected = codes.map((code) => [code, (ofDay.get(code) ?? named.get(code) ?? usual)[service] ?? 0] as const);
  return new Map(expected.filter(([, count]) => count > 0));
}

/** The whole half hours in which the office is open for a service, in order. */
function halfHoursOn(settings: AppointmentSettings, { hours, calendar }: BookedOffice, service: Service, date: CivilDate): HalfHour[] {
  if (hours.closedOn.includes(date)) return [];
  const extra = sessionsOn(settings, calendar, date).filter(({ services }) => concerns(services, service));
  const spans = [...(isOpenDay(hours, calendar, date) ? [hoursOn(hours, date)] : []), ...extra];
  return [...new Set(spans.flatMap(halfHoursOf))].toSorted();
}

/** The evening and Saturday sessions of a day; one of every week pauses on a holiday. */
export function sessionsOn({ sessions }: Pick<AppointmentSettings, 'sessions'>, calendar: Calendar, date: CivilDate) {
  const holiday = dayOf(calendar, date).kind === 'holiday';
  return sessions.filter((session) => holdsOn(session, date) && (session.date !== null || !holiday));
}

function halfHoursOf({ from, until }: { readonly from: string; readonly until: string }): HalfHour[] {
  const first = Math.ceil(minutesOfDay(from) / slotMinutes) * slotMinutes;
  const halfHours: HalfHour[] = [];
  for (let at = first; at + slotMinutes <= minutesOfDay(until); at += slotMinutes) halfHours.push(timeOf(at));
  return halfHours;
}

function holdsOn({ weekday, date }: { readonly weekday: number | null; readonly date: CivilDate | null }, on: CivilDate): boolean {
  if (date !== null) return date === on;
  return weekday === null || weekdayOf(on) === weekday;
}

function weekdayOf(date: CivilDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Nothing named means all. */
function concerns<T>(named: readonly T[], one: T): boolean {
  return named.length === 0 || named.includes(one);
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
