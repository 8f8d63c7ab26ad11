import { addDays } from '#shared/law/dates.ts';
import { forecastDay, peakDaysBetween, peakDaysOf } from '#shared/law/peak-days/index.ts';
import type { PeakDayView } from '#shared/contract/index.ts';
import type { CivilDate, PeakDay, PeakDaySettings } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { DeskCasesDep } from '../desk-case.ts';

/** Years a forecast looks back; before them a hall was another one. */
const yearsBack = 8;
/** Days before and after a day by which its ordinary workday is measured. */
const about = 60;

type Past = PeakDayView['forecast']['past'][number];

/** How many will come: past years as the journal counts them, or as a supervisor entered them. */
export function forecastOf(
  db: ReadableDb,
  day: PeakDay,
  today: CivilDate,
  settings: PeakDaySettings,
  { cases }: DeskCasesDep,
): PeakDayView['forecast'] {
  const marriages = (from: CivilDate, until: CivilDate): Map<CivilDate, number> =>
    new Map(
      cases
        .countRegistered(db, from, until)
        .filter(({ business }) => business === 'marriage')
        .map(({ on, count }) => [on, count]),
    );
  const ordinaryOf = (from: CivilDate, until: CivilDate): number => {
    const peaks = new Set(peakDaysBetween(from, until, settings).map(({ date }) => date));
    const counts = [...marriages(from, until)].filter(([on]) => !peaks.has(on)).map(([, count]) => count);
    return counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length;
  };
  const year = Number(day.date.slice(0, 4));
  const past = Array.from({ length: yearsBack }, (_, index) => year - yearsBack + index).flatMap((each): Past[] => {
    const same = peakDaysOf(each, settings).find(({ names, date }) => date < today && names.some((name) => day.names.includes(name)));
    if (!same) return [];
    const entered = findEntered(db, day.names, each);
    const count = entered?.count ?? marriages(same.date, same.date).get(same.date) ?? 0;
    if (count === 0) return [];
    const ordinary = entered?.ordinary ?? ordinaryOf(addDays(same.date, -about), addDays(same.date, about));
    return [
      {
        year: each,
        date: same.date,
        count,
        ordinary,
        factor: ordinary > 0 ? count / ordinary : null,
        from: entered ? 'entered' : 'journal',
      },
    ];
  });
  const ordinaryNow = ordinaryOf(addDays(today, -about), today);
  const { factors: _, ...forecast } = forecastDay(past, ordinaryNow);
  return { ...forecast, ordinaryNow, past };
}

function findEntered(
  db: ReadableDb,
  names: readonly string[],
  year: number,
): { readonly count: number; readonly ordinary: number } | undefined {
  return db
    .prepare('SELECT count, ordinary FROM peak_past WHERE year = :year AND name IN (SELECT value FROM json_each(:names)) LIMIT 1')
    .get({ year, names: JSON.stringify(names) }) as { readonly count: number; readonly ordinary: number } | undefined;
}
