import { failure } from '#shared/contract/index.ts';
import { allot, delayedUntil, issueWindow, outsideWindow, placesOn, untimely, type BookedOffice } from '#shared/law/appointments/index.ts';
import {
  civilDateAt,
  identityKey,
  minutesOfDay,
  ok,
  officeTimeZone,
  toIdNumber18,
  type AppointmentPerson,
  type AppointmentPlan,
  type AppointmentSettings,
  type CivilDate,
} from '#shared/model/index.ts';
import { getOffice, type CalendarDep } from '../../office/index.ts';
import type { Clock, ClockDep } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { DeskCasesDep, IssuableCase } from '../desk-case.ts';
import { readFrontDeskSettings } from '../settings.ts';
import { countTaken, findOpenOf, listMissedDays } from './records.ts';

export type AgreeDeps = ClockDep & CalendarDep & DeskCasesDep;

export interface Wish {
  readonly plan: AppointmentPlan;
  /** Number of a case or of one of the two; ''. */
  readonly application: string;
  /** The appointment that is to become this. */
  readonly except: string | null;
  /** Already promised by a platform: how far ahead that books, and whom, is its own affair. */
  readonly promised: boolean;
}

export interface Agreement {
  readonly plan: AppointmentPlan;
  readonly counter: string;
  readonly caseId: string | null;
}

/** Rows of a file read before this one, as if they were taken in. */
export interface Ahead {
  taken(plan: AppointmentPlan, counter: string): number;
  has(plan: AppointmentPlan, key: string): boolean;
}

export function bookedOffice(db: ReadableDb, { calendar }: CalendarDep): BookedOffice {
  const { hours, counters } = getOffice(db);
  return { hours, calendar: calendar(db), counters: counters.map(({ code }) => code) };
}

export function settingsOf(db: ReadableDb): AppointmentSettings {
  return readFrontDeskSettings(db).appointments;
}

export function officeMoment(clock: Clock) {
  const now = clock.now();
  const { hour, minute } = now.toZonedDateTimeISO(officeTimeZone);
  return { today: civilDateAt(now), minute: hour * 60 + minute };
}

/** Why it cannot be so, or what it becomes. */
export function agree(deps: AgreeDeps, db: ReadableDb, { plan: wanted, application, except, promised }: Wish, ahead?: Ahead) {
  const settings = settingsOf(db);
  const now = officeMoment(deps.clock);
  const people = readPeople(wanted.people);
  if (!people.ok) return people;
  const plan = { ...wanted, people: people.value };
  const keys = plan.people.map(identityKey).filter((key) => key !== '');
  if (keys.length === 0) return failure('appointment.noIdNumber', {});
  if (new Set(keys).size < keys.length) return failure('appointment.samePerson', {});

  const wrong = untimely(settings, now, plan);
  if (wrong === 'past' && !(promised && isStillToday(plan, now))) return failure('appointment.past', {});
  if (wrong === 'tooSoon' && !promised) return failure('appointment.tooSoon', { days: settings.ahead.min });
  if (wrong === 'tooFar' && !promised) return failure('appointment.tooFar', { days: settings.ahead.max });

  const twice = findOpenOf(db, plan.service, keys, now.today, except);
  if (twice) {
    const { name } = twice.plan.people.find((person) => keys.includes(identityKey(person))) ?? plan.people[0]!;
    return failure('appointment.twice', { id: twice.id, name, on: twice.plan.on, from: twice.plan.from });
  }
  if (!promised && except === null) {
    const missed = listMissedDays(db, keys);
    const until = delayedUntil(settings, now.today, plan.service, missed);
    if (until !== null && plan.on < until) return failure('appointment.delayed', { until, count: missed.length });
  }

  const issued = plan.service === 'divorceIssue' ? agreeIssue(deps, db, plan, keys, application) : ok(null);
  if (!issued.ok) return issued;

  const places = placesOn(settings, bookedOffice(db, deps), plan.service, plan.on).get(plan.from);
  if (!places) return failure('appointment.closed', { on: plan.on, from: plan.from });
  const taken = new Map(countTaken(db, plan.service, plan.on, except).get(plan.from) ?? []);
  if (ahead) for (const counter of places.keys()) taken.set(counter, (taken.get(counter) ?? 0) + ahead.taken(plan, counter));
  const counter = allot(places, taken);
  if (counter === null) return failure('appointment.full', { on: plan.on, from: plan.from });
  return ok({ plan, counter, caseId: issued.value } satisfies Agreement);
}

function isStillToday({ on, from }: AppointmentPlan, { today, minute }: { readonly today: CivilDate; readonly minute: number }): boolean {
  return on === today && minutesOfDay(from) + 30 > minute;
}

/** M-130: within the window of their own application. */
function agreeIssue(deps: DeskCasesDep, db: ReadableDb, plan: AppointmentPlan, keys: readonly string[], application: string) {
  const found = findApplication(deps, db, application, keys);
  if (!found) return failure('appointment.noApplication', {});
  if (!keys.some((key) => found.identityKeys.includes(key))) return failure('appointment.notTheirs', { number: found.number });
  const outside = outsideWindow(found.dates, plan.on);
  const window = issueWindow(found.dates);
  if (outside === 'outside') return failure('appointment.outsideWindow', window);
  return outside === null ? ok(found.caseId) : failure('appointment.windowNotKnown', window);
}

/** By what was typed, else by the people themselves. */
export function findApplication(
  { cases }: DeskCasesDep,
  db: ReadableDb,
  application: string,
  keys: readonly string[],
): IssuableCase | null {
  const typed = application.trim();
  if (typed !== '') {
    return cases.findIssuable(db, { number: typed }) ?? cases.findIssuable(db, { identityKey: toIdNumber18(typed) ?? typed.toUpperCase() });
  }
  for (const key of keys) {
    const found = cases.findIssuable(db, { identityKey: key });
    if (found) return found;
  }
  return null;
}

/** Numbers of the mainland are right or absent, and kept with eighteen characters. */
function readPeople(people: readonly AppointmentPerson[]) {
  const read: AppointmentPerson[] = [];
  for (const person of people) {
    const mainland = person.type === 'mainlandResident' || person.type === 'soldier';
    const number = mainland && person.idNumber !== '' ? toIdNumber18(person.idNumber) : person.idNumber;
    if (number === null) return failure('appointment.badIdNumber', { name: person.name });
    read.push({ ...person, idNumber: number });
  }
  return ok(read);
}
