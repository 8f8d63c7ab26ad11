import { failure } from '#shared/contract/index.ts';
import { findStoppedDivorce } from '#shared/law/appointments/index.ts';
import { addDays } from '#shared/law/dates.ts';
import type { AppointmentSettings } from '#shared/model/index.ts';
import type { CalendarDep } from '../../office/index.ts';
import type { ClockDep } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import { bookedOffice } from './agree.ts';

/** Every weekday and holiday of a year comes up within it, and every day that is named besides. */
const days = 366;

/** M-131: settings by which some day would take marriages and no divorce are none. */
export function findSettingsProblem(deps: ClockDep & CalendarDep, db: ReadableDb, settings: AppointmentSettings) {
  const today = deps.clock.today();
  const named = [...settings.dates, ...settings.sessions, ...settings.closed].flatMap(({ date }) =>
    date !== null && date >= today ? [date] : [],
  );
  const year = Array.from({ length: days }, (_, after) => addDays(today, after));
  const on = findStoppedDivorce(settings, bookedOffice(db, deps), [...new Set([...year, ...named])].toSorted());
  return on === null ? null : failure('appointment.divorceStopped', { on });
}
