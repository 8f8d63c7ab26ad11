import { Temporal } from 'temporal-polyfill';
import type { DivorceMonth } from '#shared/contract/index.ts';
import type { Calendar } from '#shared/law/calendar.ts';
import { isOpenDay } from '#shared/law/office-hours.ts';
import type { CivilDate, CoolingOffDates, OfficeHours } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { runningStates } from '../states.ts';

type MonthDay = DivorceMonth['days'][number];
type Counted = Exclude<keyof MonthDay, 'on' | 'open'>;

/** The days of a month (`YYYY-MM`) with what falls on each. */
export function countMonth(db: ReadableDb, month: string, hours: OfficeHours, calendar: Calendar): DivorceMonth['days'] {
  const days = daysOf(month).map((on): MonthDay => ({ on, open: isOpenDay(hours, calendar, on), ...nothing }));
  const byDate = new Map(days.map((day) => [day.on, day]));
  const count = (on: CivilDate, what: Counted) => {
    const day = byDate.get(on);
    if (day) day[what] += 1;
  };
  for (const { dates, running } of touching(db, days[0]!.on, days.at(-1)!.on)) {
    count(dates.accepted, 'accepted');
    if (!running) continue;
    for (const date of ['withdrawUntil', 'issueFrom', 'issueUntil'] as const) {
      count(dates[date], date);
      if (dates.provisionalDates.includes(date)) count(dates[date], 'provisional');
    }
    for (const day of days) if (dates.issueFrom <= day.on && day.on <= dates.issueUntil) day.mayCome += 1;
  }
  return days;
}

const nothing = { accepted: 0, withdrawUntil: 0, issueFrom: 0, issueUntil: 0, mayCome: 0, provisional: 0 } satisfies Record<Counted, 0>;

function daysOf(month: string): CivilDate[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from({ length: daysInMonth }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}` as CivilDate);
}

/** Applications accepted in a period, and those still open of which a date falls into it. */
function touching(db: ReadableDb, from: CivilDate, to: CivilDate): { dates: CoolingOffDates; running: boolean }[] {
  const rows = db
    .prepare(
      `SELECT v.dates, c.state IN ${runningStates} AS running FROM divorces v JOIN cases c ON c.id = v.case_id
       WHERE v.accepted_on BETWEEN :from AND :to
         OR (c.state IN ${runningStates} AND v.withdraw_until <= :to AND v.issue_until >= :from)`,
    )
    .all({ from, to }) as { readonly dates: string; readonly running: 0 | 1 }[];
  return rows.map(({ dates, running }) => ({ dates: JSON.parse(dates) as CoolingOffDates, running: running === 1 }));
}
