import { lastSureDay, mayIssue } from '#shared/law/divorce/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { nextOpenDay } from '#shared/law/office-hours.ts';
import { CoolingOffDate, ok, type CivilDate, type CoolingOffDates } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import type { HandlersFor } from '../../ports.ts';
import { listDivorces } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { runningStates } from '../states.ts';
import { divorceRow } from '../view.ts';
import { countMonth } from './month.ts';
import type { DivorceRecord } from './record.ts';

/**
 * 视为撤回 is filed on paper too (民发〔2020〕116号): once it came out right, however often it is drawn again; but a sheet of before a
 * notice moved its day names another.
 */
const recordPrinted = `EXISTS (SELECT 1 FROM documents d WHERE d.case_id = c.id AND d.kind = 'lapseRecord' AND d.print = 'confirmed'
  AND d.drawn_at >= v.lapse_dated_at)`;

type UpcomingDeps = Pick<CaseDeps, 'store' | 'clock' | 'calendar'>;

/** Applications by what is due, so that nobody is forgotten; and a month of them by day. */
export function createUpcomingHandlers({ store, clock, calendar }: UpcomingDeps): HandlersFor<'divorces.upcoming' | 'divorces.month'> {
  return {
    'divorces.upcoming': () => {
      const on = clock.today();
      const { waiting, withdrawn, lapsed, unaccounted, lapsedUntold, dueThrough } = store.read((db) => ({
        waiting: listDivorces(db, `c.state IN ${runningStates}`),
        lapsed: listDivorces(db, `c.state = 'lapsed' AND NOT ${recordPrinted}`),
        unaccounted: listDivorces(db, `EXISTS (SELECT 1 FROM blanks b WHERE b.case_id = c.id AND b.state = 'unaccounted')`),
        lapsedUntold: listDivorces(db, `c.state = 'lapsed' AND v.moved IS NOT NULL`),
        withdrawn: listDivorces(db, `c.state = 'withdrawn' AND c.closed_on = :on`, { on }),
        dueThrough: nextOpenDay(getOffice(db).hours, calendar(db), on) ?? addDays(on, 1),
      }));
      const rows = (holds: (dates: CoolingOffDates, record: DivorceRecord) => boolean) =>
        waiting.filter((record) => record.dates !== null && holds(record.dates, record)).map(divorceRow);
      return ok({
        on,
        issuable: rows((dates) => mayIssue(dates, on)),
        lastDay: rows((dates) => mayIssue(dates, on) && lastSureDay(dates) === on),
        thisWeek: rows((dates) => [dates.withdrawUntil, dates.issueFrom, dates.issueUntil].some((date) => isWithinWeek(date, on))),
        withdrawnToday: withdrawn.map(divorceRow),
        provisional: rows((dates) => dates.provisionalDates.length > 0),
        // Whose application lapsed as the notice came know nothing of it either.
        toBeTold: [...rows((_dates, { movedDates }) => movedDates !== null), ...lapsedUntold.map(divorceRow)],
        // By the calendar alone they would be out of time: whoever serves them is to know it before they come.
        kept: rows((dates) => dates.kept?.some((date) => dates[date] >= on) ?? false),
        lapsed: lapsed.map(divorceRow),
        unaccounted: unaccounted.map(divorceRow),
        dueTomorrow: waiting.flatMap((record) =>
          CoolingOffDate.options
            .filter((date) => isEve(record.dates, date, on, dueThrough))
            .map((date) => ({ row: divorceRow(record), date })),
        ),
        dueThrough,
      });
    },

    'divorces.month': ({ input: { month } }) => {
      const today = clock.today();
      return ok({ month, today, days: store.read((db) => countMonth(db, month, getOffice(db).hours, calendar(db))) });
    },
  };
}

function isWithinWeek(date: CivilDate, on: CivilDate): boolean {
  return date >= on && date < addDays(on, 7);
}

/** Nobody is at the counter on a day on which the office is closed: what falls on one, or on the day after, is due before it. */
function isEve(dates: CoolingOffDates | null, date: CoolingOffDate, on: CivilDate, through: CivilDate): boolean {
  return dates !== null && dates[date] > on && dates[date] <= through;
}
