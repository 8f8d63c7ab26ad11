import { isDeepStrictEqual } from 'node:util';
import { failure } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { coolingOffDates, hasLapsed, pointInCourse, saysTheSame } from '#shared/law/divorce/index.ts';
import { CoolingOffDates, identityKey, ok, slots, type CivilDate } from '#shared/model/index.ts';
import { findGapOpen, type CalendarDep, type ClockWatchDep } from '../../office/index.ts';
import type { Author, ClockDep, EventsDep } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/index.ts';
import { listDivorces } from '../case-record.ts';
import { runningStates } from '../states.ts';
import { accepted } from './acts.ts';
import { datesChanged, issueResumed, lapseRedated } from './course-acts.ts';
import type { DivorceRecord } from './record.ts';

/** Days; no run of days of rest is longer: whose time ended before that has none left by any calendar. */
const longestRest = 60;

/** Acts that give an application its dates: `dates`, or `after`. */
const counting: readonly string[] = [accepted, datesChanged, lapseRedated, issueResumed].map(({ type }) => type);

type RedateDeps = CalendarDep & ClockWatchDep;

/**
 * Follows a calendar that is another without a notice having been taken in: the program came with a new year, or the office's region
 * was changed. Writes nothing where nothing moves, nor by a clock that is doubted.
 */
export function recountDivorces(deps: RedateDeps & StoreDep & ClockDep & EventsDep, author: Author): void {
  const { store, clock, clockWatch, events } = deps;
  if (store.read((db) => clockWatch.refusal(db) !== null || listChanges(db, deps, clock.today()).length === 0)) return;
  const recounted = store.commit(author, (transaction) => {
    const caseIds = redateDivorces(transaction, deps);
    return caseIds.length > 0 ? ok({ caseIds }) : failure('case.closed', {});
  });
  if (recounted.ok) for (const caseId of recounted.value.caseIds) events.emit({ event: 'case.changed', caseId });
}

/**
 * Counts every application that has not ended anew by the calendar as the transaction has it, and those that lapsed a short while
 * ago; journals what moved, and answers whose.
 */
export function redateDivorces({ db, append, on }: Transaction, deps: RedateDeps): string[] {
  const changes = listChanges(db, deps, on);
  for (const { caseId, before, after, what } of changes)
    if (what === 'moved') append(datesChanged, { before, after, tell: !saysTheSame(before, after) }, { caseId });
    else if (what === 'lapseMoved') append(lapseRedated, { before, after }, { caseId });
    else append(issueResumed, { state: pointInCourse('lapsed', 'resumeIssue')!, legalOn: on, before, after }, { caseId });
  return changes.map(({ caseId }) => caseId);
}

interface Change {
  readonly caseId: string;
  readonly before: CoolingOffDates;
  readonly after: CoolingOffDates;
  readonly what: 'moved' | 'lapseMoved' | 'resumed';
}

function listChanges(db: ReadableDb, { calendar, clockWatch }: RedateDeps, on: CivilDate): Change[] {
  const now = calendar(db);
  const recount = ({ dates, restPolicy, ...record }: DivorceRecord) =>
    dates && restPolicy && { before: dates, after: coolingOffDates(dates.accepted, now, restPolicy, heldBy(db, { dates, ...record })) };
  const running = listDivorces(db, `c.state IN ${runningStates}`).flatMap((record): Change[] => {
    const counted = recount(record);
    return counted && !isDeepStrictEqual(counted.after, counted.before) ? [{ caseId: record.id, ...counted, what: 'moved' }] : [];
  });
  // Whether somebody's time is over is no question for a doubted clock, nor while acts of theirs may be missing.
  if (clockWatch.refusal(db) !== null || findGapOpen(db) !== null) return running;
  const since = addDays(on, -longestRest);
  const over = listDivorces(db, `c.state = 'lapsed' AND v.lapses_on > :since`, { since }).flatMap((record): Change[] => {
    const counted = recount(record);
    if (!counted || counted.after.lapsesOn === counted.before.lapsesOn || wentOn(db, record, counted.before.lapsesOn)) return [];
    return [{ caseId: record.id, ...counted, what: hasLapsed(counted.after, on) ? 'lapseMoved' : 'resumed' }];
  });
  return [...running, ...over];
}

/**
 * What the couple go by: the dates last told, and those on every receipt of theirs that was ever printed, whatever was drawn or
 * moved since; whether somebody told them the dates beside it or not.
 */
function heldBy(db: ReadableDb, { id, dates, movedDates }: Pick<DivorceRecord, 'id' | 'dates' | 'movedDates'>): CoolingOffDates[] {
  if (dates === null) return [];
  return [movedDates === null ? dates : movedDates.before, ...listPrinted(db, id)];
}

/** As they were when each receipt was drawn; one that is current says what the application has now. */
function listPrinted(db: ReadableDb, caseId: string): CoolingOffDates[] {
  const printed = db
    .prepare(
      `SELECT CASE d.current WHEN 1 THEN v.dates ELSE (
           SELECT coalesce(counted.payload ->> '$.after', counted.payload ->> '$.dates')
           FROM journal drawn JOIN journal counted ON counted.case_id = drawn.case_id AND counted.position < drawn.position
           WHERE drawn.case_id = d.case_id AND drawn.type = 'document.drawn' AND drawn.payload ->> '$.id' = d.id
             AND counted.type IN (SELECT value FROM json_each(:counting))
           ORDER BY counted.position DESC LIMIT 1) END AS dates
       FROM documents d JOIN divorces v ON v.case_id = d.case_id
       WHERE d.case_id = :caseId AND d.kind = 'acceptanceReceipt' AND d.print IN ('spooled', 'confirmed')`,
    )
    .pluck()
    .all({ caseId, counting: JSON.stringify(counting) }) as (string | null)[];
  return [...new Set(printed)].flatMap((dates) => (dates === null ? [] : [CoolingOffDates.parse(JSON.parse(dates))]));
}

/** Since their application lapsed one of them has applied anew, or was divorced or married here, by whichever number: it is over for good. */
function wentOn(db: ReadableDb, { id, couple }: DivorceRecord, since: CivilDate): boolean {
  const keys = slots.map((slot) => identityKey(couple[slot])).filter((key) => key !== '');
  const row = db
    .prepare(
      `WITH theirs (id_number) AS (
         SELECT value FROM json_each(:keys) UNION SELECT id_number FROM later_numbers WHERE case_id = :id AND id_number <> '')
       SELECT 1 FROM cases c LEFT JOIN divorces v ON v.case_id = c.id
       WHERE c.id IN (
           SELECT case_id FROM case_parties WHERE id_number IN (SELECT id_number FROM theirs)
           UNION SELECT case_id FROM later_numbers WHERE id_number IN (SELECT id_number FROM theirs))
         AND c.id <> :id
         AND (c.registered_on >= :since OR v.accepted_on >= :since OR (c.business = 'divorce' AND c.state IN ${runningStates})) LIMIT 1`,
    )
    .get({ keys: JSON.stringify(keys), id, since });
  return row !== undefined;
}
