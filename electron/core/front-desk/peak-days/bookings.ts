import type { AppointmentSettings, PeakDayPlan } from '#shared/model/index.ts';

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
