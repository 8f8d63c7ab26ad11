import { lastSureDay, mayIssue } from '#shared/law/divorce/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { ok, type CivilDate, type CoolingOffDates } from '#shared/model/index.ts';
import type { HandlersFor } from '../../ports.ts';
import { listDivorces } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { divorceRow } from '../view.ts';
import type { DivorceRecord } from './record.ts';

/** Applications by what is due, so that nobody is forgotten. */
export function createUpcomingHandlers({ store, clock }: Pick<CaseDeps, 'store' | 'clock'>): HandlersFor<'divorces.upcoming'> {
  return {
    'divorces.upcoming': () => {
      const on = clock.today();
      const { waiting, withdrawn } = store.read((db) => ({
        waiting: listDivorces(db, `c.state = 'coolingOff' OR c.state = 'issuable' OR c.state LIKE 'issuable.%'`),
        withdrawn: listDivorces(db, `c.state = 'withdrawn' AND c.closed_on = :on`, { on }),
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
        toBeTold: rows((_dates, { movedDates }) => movedDates !== null),
      });
    },
  };
}

function isWithinWeek(date: CivilDate, on: CivilDate): boolean {
  return date >= on && date < addDays(on, 7);
}
