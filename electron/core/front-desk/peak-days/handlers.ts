import { failure, type OperationName, type PeakDayView } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { isOpenDay } from '#shared/law/office-hours.ts';
import { countersNeeded, peakDaysBetween, peakDaysOf } from '#shared/law/peak-days/index.ts';
import { hoursOn, minutesOfDay, ok, PeakDayPlan, stoppedByPlan, type CivilDate } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import { findSettingsProblem } from '../appointments/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { frontDeskConfigured, readFrontDeskSettings } from '../settings.ts';
import { peakDayPlanned, peakPastEntered } from './acts.ts';
import { withPlan } from './bookings.ts';
import { countWaiting, createOverflowHandlers, listOverflow } from './overflow.ts';
import { forecastOf } from './past.ts';

type PeakDayOperation = Extract<OperationName, `peakDays.${string}` | `overflow.${string}`>;

/** Thirteen months: the same day of next year can be planned as soon as this one is over. */
const daysAhead = 396;

/** 高峰日: what will come, and what the hall does about it. No setting and no plan stops divorce (M-131). */
export function createPeakDayHandlers(deps: FrontDeskDeps): HandlersFor<PeakDayOperation> {
  const { store, clock, events, calendar } = deps;
  const viewOf = (db: ReadableDb, date: CivilDate): PeakDayView => {
    const today = clock.today();
    const { peakDays } = readFrontDeskSettings(db);
    const office = getOffice(db);
    const day = peakDaysOf(Number(date.slice(0, 4)), peakDays).find((each) => each.date === date) ?? { date, names: [date] };
    const plan = findPlan(db, date);
    const open = isOpenDay(office.hours, calendar(db), date);
    const openMinutes = minutesOpen(open ? [hoursOn(office.hours, date)] : [], plan?.extra ?? []);
    const forecast = forecastOf(db, day, today, peakDays, deps);
    return {
      ...day,
      open,
      forecast,
      minutesEach: peakDays.minutesEach,
      openMinutes,
      countersNeeded:
        forecast.by === 'none' || openMinutes === 0 ? null : countersNeeded(forecast.expected, peakDays.minutesEach, openMinutes),
      plan,
      overflow: listOverflow(db, date),
    };
  };

  return {
    'peakDays.list': () =>
      ok(
        store.read((db) => {
          const today = clock.today();
          const { hours } = getOffice(db);
          const known = peakDaysBetween(today, addDays(today, daysAhead), readFrontDeskSettings(db).peakDays);
          // A day that is no peak day by the settings any more keeps its plan and whoever waits for it.
          const kept = listKept(db, today).filter((date) => !known.some((day) => day.date === date));
          const days = [...known, ...kept.map((date) => ({ date, names: [date] }))].toSorted((a, b) => (a.date < b.date ? -1 : 1));
          return {
            today,
            days: days.map((day) => ({
              ...day,
              open: isOpenDay(hours, calendar(db), day.date),
              planned: findPlan(db, day.date) !== null,
              waiting: countWaiting(db, day.date),
            })),
          };
        }),
      ),

    'peakDays.get': ({ input: { date } }) => ok(store.read((db) => viewOf(db, date))),

    'peakDays.plan': writing('peakDays.plan', {
      act: ({ author, input: plan }) => {
        // Before the commit, which holds up whoever else wants to write; nothing comes between the two.
        const agreed = store.read((db) => agreePlan(deps, db, plan));
        if (!agreed.ok) return agreed;
        const planned = store.commit(author, ({ append }) => {
          append(peakDayPlanned, plan);
          append(frontDeskConfigured, { appointments: agreed.value });
          return ok({ date: plan.date });
        });
        if (planned.ok) events.emit({ event: 'frontDesk.changed' });
        return planned;
      },
      answer: ({ date }: { readonly date: CivilDate }) => store.read((db) => viewOf(db, date)),
    }),

    'peakDays.enterPast': writing('peakDays.enterPast', {
      act: ({ author, input }) => {
        const entered = store.commit(author, ({ append }) => {
          append(peakPastEntered, input);
          return ok({});
        });
        if (entered.ok) events.emit({ event: 'frontDesk.changed' });
        return entered;
      },
      answer: () => ({}),
    }),

    ...createOverflowHandlers(deps),
  };
}

/** The appointments' settings with a plan, or why there cannot be such a plan. */
function agreePlan(deps: FrontDeskDeps, db: ReadableDb, plan: PeakDayPlan) {
  if (plan.date < deps.clock.today()) return failure('peakDay.past', {});
  const stopped = stoppedByPlan(plan);
  if (stopped.length > 0) return failure('peakDay.divorceStopped', {});
  const counters = plan.counters.map(({ counter }) => counter);
  const twice = counters.find((counter, place) => counters.indexOf(counter) !== place);
  if (twice !== undefined) return failure('peakDay.counterTwice', { counter: twice });
  const staff = plan.counters.flatMap(({ staffId }) => staffId ?? []);
  if (new Set(staff).size < staff.length) return failure('peakDay.staffTwice', {});
  const appointments = withPlan(readFrontDeskSettings(db).appointments, plan);
  return findSettingsProblem(deps, db, appointments) ? failure('peakDay.divorceStopped', {}) : ok(appointments);
}

function findPlan(db: ReadableDb, date: CivilDate): PeakDayPlan | null {
  const row = db.prepare('SELECT plan FROM peak_plans WHERE "date" = ?').pluck().get(date) as string | undefined;
  return row === undefined ? null : PeakDayPlan.parse(JSON.parse(row));
}

/** Days from one on that are planned, or that somebody waits for. */
function listKept(db: ReadableDb, from: CivilDate): CivilDate[] {
  return db
    .prepare(
      `SELECT "date" FROM peak_plans WHERE "date" >= :from
       UNION SELECT "on" FROM peak_overflow WHERE "on" >= :from AND state IN ('waiting', 'called')`,
    )
    .pluck()
    .all({ from }) as CivilDate[];
}

/** Minutes in any of the spans; what lies in two counts once. */
function minutesOpen(...spans: ReadonlyArray<ReadonlyArray<{ readonly from: string; readonly until: string }>>): number {
  let reached = 0;
  let open = 0;
  for (const { from, until } of spans.flat().toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begin = Math.max(reached, minutesOfDay(from));
    const end = minutesOfDay(until);
    open += Math.max(0, end - begin);
    reached = Math.max(reached, end);
  }
  return open;
}
