import { PeakDayPlan, type AppointmentSettings, type CivilDate } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';

/** The appointments' settings with what a plan decides for its day: its counters and their places, and its longer hours. */
export function withPlan(settings: AppointmentSettings, { date, counters, extra }: PeakDayPlan): AppointmentSettings {
  const ofDay = counters.map(({ counter, places }) => ({ counter, places }));
  const longer = extra.map(({ from, until }) => ({ weekday: null, date, from, until, services: [] }));
  return {
    ...settings,
    dates: [...settings.dates.filter((each) => each.date !== date), ...(ofDay.length > 0 ? [{ date, counters: ofDay }] : [])],
    sessions: [...settings.sessions.filter((each) => each.date !== date), ...longer],
  };
}

/** Whoever sets the appointments anew takes no plan of a day to come away with it: that is planned under its own day. */
export function withPlans(db: ReadableDb, settings: AppointmentSettings, from: CivilDate): AppointmentSettings {
  const plans = db.prepare('SELECT plan FROM peak_plans WHERE "date" >= ? ORDER BY "date"').pluck().all(from) as string[];
  return plans.map((plan) => PeakDayPlan.parse(JSON.parse(plan))).reduce(withPlan, settings);
}
