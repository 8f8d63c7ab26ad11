import type { AppointmentSettings, CivilDate, CoolingOffDates, HalfHour, Service } from '#shared/model/index.ts';
import { minutesOfDay } from '#shared/model/index.ts';
import { addDays, daysBetween } from '../dates.ts';
import { isFirm, lastSureDay, mayIssue } from '../divorce/index.ts';
import { endOfHalfHour, isDivorce } from './places.ts';

/** By the clock on the office's wall. */
export interface OfficeMoment {
  readonly today: CivilDate;
  /** Since midnight. */
  readonly minute: number;
}

export interface Slot {
  readonly service: Service;
  readonly on: CivilDate;
  readonly from: HalfHour;
}

export type Untimely = 'past' | 'tooSoon' | 'tooFar';

/** Why a half hour is not booked now, whatever places it has; null: it may be. */
export function untimely({ ahead, cutoffMinutes }: AppointmentSettings, now: OfficeMoment, { service, on, from }: Slot): Untimely | null {
  if (on < now.today || (on === now.today && minutesOfDay(from) - cutoffMinutes < now.minute)) return 'past';
  const days = daysBetween(now.today, on);
  if (days < ahead.min) return 'tooSoon';
  // 民法典 1077: the window lies a month ahead and ends; how far ahead others book must not narrow it.
  return service !== 'divorceIssue' && days > ahead.max ? 'tooFar' : null;
}

export type OutsideWindow = 'notYetKnown' | 'outside';

/** M-130: the second visit of a divorce only on a day on which the certificates may be asked for. */
export function outsideWindow(dates: CoolingOffDates, on: CivilDate): OutsideWindow | null {
  if (mayIssue(dates, on)) return null;
  const known = isFirm(dates, 'issueFrom') && (on < dates.issueFrom || isFirm(dates, 'issueUntil'));
  return known ? 'outside' : 'notYetKnown';
}

/** The days of the window so far as they are known. */
export function issueWindow(dates: CoolingOffDates): { readonly from: CivilDate; readonly until: CivilDate } {
  return { from: dates.issueFrom, until: lastSureDay(dates) };
}

/** The counter with most room in a half hour, the first by its code among equals; null: all are taken. */
export function allot(places: ReadonlyMap<string, number> | undefined, booked: ReadonlyMap<string, number> | undefined): string | null {
  const rooms = [...(places ?? [])].map(([counter, count]) => ({ counter, room: count - (booked?.get(counter) ?? 0) }));
  const [best] = rooms
    .filter(({ room }) => room > 0)
    .toSorted((one, other) => other.room - one.room || (one.counter < other.counter ? -1 : 1));
  return best?.counter ?? null;
}

/** Whether a couple who has not come by now counts as not come. */
export function isMissed({ graceMinutes }: AppointmentSettings, now: OfficeMoment, { on, from }: Slot): boolean {
  return on < now.today || (on === now.today && now.minute >= minutesOfDay(endOfHalfHour(from)) + graceMinutes);
}

/**
 * The first day that somebody who did not come to appointments may book; null: any. A divorce is never put off by it: its second
 * visit has a last day (民法典 1077), and its first is nobody's to delay.
 */
export function delayedUntil(
  { noShows }: AppointmentSettings,
  today: CivilDate,
  service: Service,
  missed: readonly CivilDate[],
): CivilDate | null {
  if (noShows === null || isDivorce(service)) return null;
  const recent = missed.filter((date) => date > addDays(today, -noShows.withinDays)).toSorted();
  const last = recent.at(-1);
  if (last === undefined || recent.length < noShows.count) return null;
  const until = addDays(last, noShows.delayDays);
  return until > today ? until : null;
}
